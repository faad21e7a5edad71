"""Texts from the library in places where Qt would take them for HTML."""

import html


def tip(text: str) -> str:
    """Return ``text`` as a tool-tip that shows it letter by letter, wrapped, whatever signs it holds."""
    return f'<span style="white-space: pre-wrap">{html.escape(text)}</span>' if text else ""
