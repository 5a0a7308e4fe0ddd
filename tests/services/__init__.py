"""Tests of organizer.services."""
