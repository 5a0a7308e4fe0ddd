"""Packages for people who have no Python: `python3 -m organizer.packaging` (README, "Packages")."""
