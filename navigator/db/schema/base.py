"""What every table shares: naming of constraints, exact numbers, lists of codes, identity and origin of a row."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Enum, MetaData, Numeric, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

from navigator.domain.vocabulary import Origin

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UnreadableCellError(Exception):
    """A cell that no library of this program can hold: the file is damaged, though SQLite reads it."""


class ExactNumber(TypeDecorator[Decimal]):
    """A decimal number kept digit for digit.

    SQLite has no decimal type and would keep a binary float, so the digits are kept as text there; a server with an
    exact type uses it. Numbers are compared and added in Python, never by SQL.
    """

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose text on SQLite and NUMERIC elsewhere."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Numeric(asdecimal=True))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | Decimal | None:
        """Write the digits."""
        if value is None or dialect.name != "sqlite":
            return value
        return format(value, "f")

    def process_result_value(self, value: str | Decimal | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - the interface
        """Read the digits."""
        try:
            return None if value is None else Decimal(value)
        except (ArithmeticError, TypeError, ValueError) as error:
            raise UnreadableCellError from error


class CodeList(TypeDecorator[tuple[str, ...]]):
    """Several codes or names in one cell, separated by ';' as in the fact package; empty means "not said"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002 - the interface
        """Join the items."""
        return ";".join(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002 - the interface
        """Split the items."""
        return tuple(value.split(";")) if value else ()


def closed(kind: type[StrEnum]) -> Enum:
    """Return the column type of a closed list: its codes, held by a named CHECK constraint."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=32,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The declarative base of the library."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text()}  # noqa: RUF012 - read by SQLAlchemy at class creation


class FactBase(Base):
    """A table of the fact package.

    ``fact_key`` is the row's natural key (see ``navigator.db.identity``): the only name by which notes, favourites,
    history and check ids refer to a row. ``withdrawn`` names the package version in which a bundled row vanished
    although office data hangs on it.
    """

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    fact_key: Mapped[str]
    origin: Mapped[Origin] = mapped_column(closed(Origin))
    withdrawn: Mapped[str | None]

    @declared_attr.directive
    def __table_args__(cls) -> tuple[UniqueConstraint, ...]:  # noqa: N805 - SQLAlchemy calls it with the class
        """Every key stands once in its table."""
        return (UniqueConstraint("fact_key"),)
