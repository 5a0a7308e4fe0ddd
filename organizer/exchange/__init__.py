"""Readers and writers of files of other programs: one contract, one module a format."""
