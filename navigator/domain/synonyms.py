"""Words that mean the same in a search: a visible list that the office edits, each use shown, each can be switched off.

A pair works both ways and for a whole word of the query; phrases in quotes and field:value are searched as written.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from navigator.domain.folding import fold
from navigator.domain.query import And, Node, Not, Or, Word


@dataclass(frozen=True, slots=True)
class SynonymPair:
    """Two words that mean the same; one that is not ``active`` stays in the list and is not used."""

    word: str
    same_as: str
    active: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Expansion:
    """A query with the synonyms of its words, and what was used as (word of the query, its synonyms)."""

    node: Node
    used: tuple[tuple[str, tuple[str, ...]], ...]


class Thesaurus:
    """The active pairs of a list, ready for looking words up in any spelling."""

    def __init__(self, pairs: Iterable[SynonymPair]) -> None:
        found: dict[str, list[str]] = defaultdict(list)
        for pair in pairs:
            if pair.active and fold(pair.word) and fold(pair.same_as):
                found[fold(pair.word)].append(pair.same_as)
                found[fold(pair.same_as)].append(pair.word)
        self._same = {
            word: tuple({fold(other): other for other in others if fold(other) != word}.values())
            for word, others in found.items()
        }

    def of(self, word: str) -> tuple[str, ...]:
        """Return the synonyms of a word, one step away: those of its synonyms are not meant."""
        return self._same.get(fold(word), ())

    def expanded(self, node: Node) -> Expansion:
        """Return the query in which each word with synonyms is one of them all."""
        used: dict[str, tuple[str, ...]] = {}
        return Expansion(self._expanded(node, used), tuple(used.items()))

    def _expanded(self, node: Node, used: dict[str, tuple[str, ...]]) -> Node:
        match node:
            case Word(text) if others := self.of(text):
                used[text] = others
                return Or((node, *(Word(other, same_as=text) for other in others)))
            case And(parts):
                return And(tuple(self._expanded(part, used) for part in parts))
            case Or(parts):
                return Or(tuple(self._expanded(part, used) for part in parts))
            case Not(part):
                return Not(self._expanded(part, used))
        return node
