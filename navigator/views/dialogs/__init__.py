"""Dialogs and pop-ups of the window."""
