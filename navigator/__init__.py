"""Regional Program Navigator (地域施策ナビゲータ)."""

__version__ = "0.1.0"
