"""The test suite; mirrors organizer/."""
