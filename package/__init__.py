"""Packages for people who have no Python: `python3 -m package` (README, "Packages")."""
