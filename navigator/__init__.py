"""Regional Program Navigator (地域施策ナビゲータ)."""
