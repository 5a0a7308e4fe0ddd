"""The practice around the follow-up interview, rule by rule (P1-P18), as plain Python.

Nothing here knows Qt, the database or files; the time is always an argument.
"""
