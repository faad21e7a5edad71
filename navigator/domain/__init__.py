"""The words of the field: frozen dataclasses, enums and pure functions. No Qt, no database."""
