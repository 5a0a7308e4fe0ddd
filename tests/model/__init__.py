"""Tests of organizer.model."""
