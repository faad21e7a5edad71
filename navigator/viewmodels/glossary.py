"""The glossary of the facts behind the words of the interface: which terms a text holds, and what they mean."""

from collections.abc import Iterable

from navigator.domain.folding import fold
from navigator.domain.reference import Definition
from navigator.domain.text import Language, Text

SHORT_FORMS: dict[str, str] = {
    "連携施策群": "科学技術連携施策群",
    "連携施策群の目標": "科学技術連携施策群",
    "連携施策群の一覧": "科学技術連携施策群",
    "Coordination group": "科学技術連携施策群",
    "Coordination groups": "科学技術連携施策群",
    "Goals of the group": "科学技術連携施策群",
    "協議会": "地域ブロック協議会",
    "ブロック協議会": "地域ブロック協議会",
    "Council": "地域ブロック協議会",
    "Councils": "地域ブロック協議会",
    "連携枠": "他府省連携枠",
    "Linkage frame": "他府省連携枠",
    "Linkage frames": "他府省連携枠",
    "Cross-ministry frames": "他府省連携枠",
    "Core institution": "中核機関",
}
"""Words of the interface that mean a term of the glossary (its Japanese form) when they stand alone."""

_BY = Text("{term}：{meaning}（出典：{source}、{place}）", "{term}: {meaning} (Source: {source}, {place})")


class Glossary:
    """Finds terms in texts; a term is found in any spelling that folds alike."""

    def __init__(self, definitions: Iterable[Definition] = ()) -> None:
        self._definitions = tuple(definitions)
        self._names = [
            (definition, tuple(filter(None, (fold(definition.term.ja), fold(definition.term.en)))))
            for definition in self._definitions
        ]
        self._short = {fold(short): fold(term) for short, term in SHORT_FORMS.items()}

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """All of them."""
        return self._definitions

    def find(self, text: str) -> tuple[Definition, ...]:
        """Return the meanings of the terms that ``text`` holds, or that it is a short form of.

        A term inside a longer one that is found as well is left out (知的クラスター in 知的クラスター本部).
        """
        folded = fold(text)
        if not folded:
            return ()
        alone = self._short.get(folded)
        found = {}
        for definition, names in self._names:
            name = next((name for name in names if name in folded or name == alone), None)
            if name is not None:
                found[definition] = name
        longest = set(found.values())
        return tuple(
            definition
            for definition, name in found.items()
            if not any(name != other and name in other for other in longest)
        )

    def hint(self, text: str, language: Language) -> str:
        """Return what the terms of ``text`` mean, a line each, with the source; empty when it holds none."""
        return "\n".join(definition_line(found, language) for found in self.find(text))


def definition_line(definition: Definition, language: Language) -> str:
    """Return a meaning with its source as one line."""
    return (
        _BY.of(language)
        .replace("{term}", definition.term.of(language))
        .replace("{meaning}", definition.meaning)
        .replace("{source}", definition.source)
        .replace("{place}", definition.locator)
    )


_current = Glossary()


def glossary() -> Glossary:
    """Return the glossary of the open library; an empty one before a library is open."""
    return _current


def set_glossary(definitions: Iterable[Definition]) -> None:
    """Explain words by these meanings from now on."""
    global _current  # noqa: PLW0603 - one glossary for the texts of all pages, like the theme's colours
    _current = Glossary(definitions)
