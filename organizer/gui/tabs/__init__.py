"""The pages behind the tabs of the main window."""
