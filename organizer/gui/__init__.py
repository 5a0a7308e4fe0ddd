"""The window, its tabs, dialogs, tray and notifications: the only package that knows Qt."""
