"""Tests of organizer.gui.dialogs."""
