"""What the text of a filter finds, kept while one types: the records, the query as it was read, hints."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from navigator.db import deadline
from navigator.db.columns import Mask
from navigator.db.library import Library
from navigator.db.search import QueryRunner
from navigator.db.store import ColumnStore
from navigator.db.synonyms import synonym_pairs
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.query import And, Node, Query, Word, parse_query
from navigator.domain.synonyms import Thesaurus
from navigator.domain.text import Text

SYNONYMS = Text("「{word}」は同義語の「{same}」でも探しています。", "“{word}” also finds its synonyms: {same}.")


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """Which records of a catalogue a text finds, the query it was read as, and what must be said about it.

    ``synonyms`` tells that synonyms of a word were searched too.
    """

    mask: Mask
    node: Node
    hints: tuple[Text, ...]
    synonyms: bool


class TextAnswers:
    """Answers the text of filters over one library; safe to ask from several threads."""

    def __init__(self, library: Library, store: ColumnStore, today: date) -> None:
        self._library, self._store, self._today = library, store, today
        self._read = lru_cache(maxsize=32)(self._answer)
        self._thesaurus = lru_cache(maxsize=1)(self._read_thesaurus)

    def answer(self, question: Filter) -> TextAnswer:
        """Return what the text of ``question``, which is not empty, finds in its catalogue.

        Raises:
            TooLongError: the text is so heavy that it was stopped.
            UserError: the library cannot be read.
        """
        return self._read(question.catalogue, question.text, question.synonyms)

    def forget(self) -> None:
        """Drop everything: facts or synonyms were changed."""
        self._read.cache_clear()
        self._thesaurus.cache_clear()

    def _answer(self, catalogue: Catalogue, text: str, synonyms: bool) -> TextAnswer:
        query = parse_query(text)
        node = query.node or Word(text.strip())
        hints = (query.hint,) if query.hint else ()
        used = False
        if synonyms:
            expansion = self._thesaurus().expanded(node)
            node, used = expansion.node, bool(expansion.used)
            hints += tuple(SYNONYMS.format(word=word, same="・".join(same)) for word, same in expansion.used)
        check = deadline.within(deadline.QUESTION_S)
        with self._library.reading(check) as connection:
            runner = QueryRunner(
                connection,
                self._store.columns(catalogue),
                lambda key: self._store.facet(catalogue, key, self._today),
                self._store.hits,
                check,
            )
            try:
                return TextAnswer(runner.run(node), node, hints, used)
            except deadline.TooLongError:
                raise
            except UserError as error:
                plain: Node = _plain(query, text)
                hint = Text(f"{error.what.ja}{error.remedy.ja}", f"{error.what.en} {error.remedy.en}")
                return TextAnswer(runner.run(plain), plain, (*hints, hint), used)

    def _read_thesaurus(self) -> Thesaurus:
        with self._library.reading() as connection:
            return Thesaurus(synonym_pairs(connection))


def _plain(query: Query, text: str) -> Node:
    words = tuple(Word(word) for word in text.split())
    return words[0] if len(words) == 1 else And(words) if words else query.node or Word(text)
