"""Widgets: a folder a page and shared widgets."""
