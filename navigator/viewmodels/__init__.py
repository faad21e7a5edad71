"""QtCore only: models over result sets, selection, tray, messages."""
