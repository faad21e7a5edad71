"""XML from outside without document types and entities (R-27): whoever sends one is refused at its first sign."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.importing import limits


class ForbiddenXmlError(Exception):
    """A document type, an entity or too deep a nesting."""


@dataclass(slots=True)
class Element:
    """An element: its name as written, its attributes, its text and children."""

    name: str
    attributes: Mapping[str, str]
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """Return the children of a name."""
        return [child for child in self.children if child.name == name]

    def first_text(self, name: str) -> str:
        """Return the text of the first child of a name, '' when there is none."""
        found = self.all(name)
        return found[0].text.strip() if found else ""


def guarded_parser() -> expat.XMLParserType:
    """Return a parser that raises ``ForbiddenXmlError`` at a document type, an entity or a reference outside."""
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = _forbid
    parser.EntityDeclHandler = _forbid
    parser.UnparsedEntityDeclHandler = _forbid
    parser.ExternalEntityRefHandler = _forbid
    return parser


def _forbid(*_: object) -> NoReturn:
    raise ForbiddenXmlError


def check_part(chunks: Iterable[bytes], name: str) -> None:
    """Parse a part of a workbook and throw it away.

    Raises:
        UserError: it has a document type or entities, or is no XML.
    """
    parser = guarded_parser()
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat's argument
        parser.Parse(b"", True)  # noqa: FBT003 - as above
    except ForbiddenXmlError as error:
        raise forbidden(name) from error
    except expat.ExpatError as error:
        raise broken(name, error) from error
    except (LookupError, ValueError) as error:
        raise _strange_encoding(name) from error


def document(data: bytes, name: str) -> Element:
    """Return the root element of a small document.

    Raises:
        UserError: it is too large or too deep, has a document type or entities, or is no XML.
    """
    if len(data) > limits.XML_BYTES:
        raise limits.over_bytes(name, limits.XML_BYTES)
    parser = guarded_parser()
    root = Element("", {})
    path = [root]
    pieces: list[list[str]] = [[]]

    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(path) > limits.JSON_DEPTH:
            raise ForbiddenXmlError
        if count > limits.ELEMENTS:
            raise limits.over_rows(name)
        element = Element(tag, attributes)
        path[-1].children.append(element)
        path.append(element)
        pieces.append([])

    def said(text: str) -> None:
        pieces[-1].append(text)

    def end(_tag: str) -> None:
        path.pop().text = "".join(pieces.pop())

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.buffer_text = True
    try:
        parser.Parse(data, True)  # noqa: FBT003 - as above
    except ForbiddenXmlError as error:
        raise forbidden(name) from error
    except expat.ExpatError as error:
        raise broken(name, error) from error
    except (LookupError, ValueError) as error:
        raise _strange_encoding(name) from error
    return root.children[0]


def forbidden(name: str) -> UserError:
    """Return the error for XML that is built to harm."""
    return limits.unsafe(
        Text(
            "「{name}」は、読み込むと危険な宣言（文書型・実体）を含んでいます。",
            "“{name}” holds declarations (document type, entities) that are not safe to read.",
        ).format(name=name)
    )


def _strange_encoding(name: str) -> UserError:
    """Return the error for XML that says to be in an encoding that nobody knows, or that expat cannot read."""
    return limits.unsafe(
        Text(
            "「{name}」は、読み取れない文字コードだと名乗っています。",
            "“{name}” says that it is in an encoding that cannot be read.",
        ).format(name=name)
    )


def broken(name: str, error: expat.ExpatError) -> UserError:
    """Return the error for XML that is cut or wrong."""
    return limits.unsafe(
        Text("「{name}」は {line} 行で壊れています。", "“{name}” is damaged in line {line}.").format(
            name=name, line=error.lineno
        )
    )
