"""Dialogs: quick entry, offer entry, settings, review of an import."""
