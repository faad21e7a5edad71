"""Forward migrations of the library file, run by Alembic only when ``user_version`` is behind."""
