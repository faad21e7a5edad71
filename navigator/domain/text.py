"""A text for people in the two languages of the interface, made where Qt's translator is not known."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["ja", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """The same sentence or label in Japanese and English."""

    ja: str
    en: str

    def of(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.en if language == "en" else self.ja

    def format(self, **values: object) -> "Text":
        """Fill the ``{named}`` places of both texts; a value that is a ``Text`` enters in its own language."""
        return Text(
            self.ja.format(**{k: v.ja if isinstance(v, Text) else v for k, v in values.items()}),
            self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )

    def __str__(self) -> str:
        return self.ja
