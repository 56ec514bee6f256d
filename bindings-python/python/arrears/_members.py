"""Members of documents as properties with their types: each says how it is read and what it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, overload

from arrears._arrears import Amount, Currency
from arrears._errors import ArrearsError, invalid
from arrears._schedule import _list, _str, _wrong
from arrears._view import HELP, Answer

if TYPE_CHECKING:
    from typing_extensions import Never, Self

T = TypeVar("T")
A = TypeVar("A", bound=Answer)


class Member(property, Generic[T]):
    """A member of a document, read anew each time it is asked for."""

    def __init__(self, read: Callable[[Any], T], doc: str, key: str = "", *, otherwise: Any = KeyError) -> None:
        super().__init__(None, self.__set__, doc=doc)
        self.read, self.key, self.otherwise = read, key, otherwise

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = self.key or name

    @overload
    def __get__(self, answer: None, owner: type, /) -> Self: ...
    @overload
    def __get__(self, answer: Answer, owner: type | None = None, /) -> T: ...
    def __get__(self, answer: Answer | None, owner: type | None = None, /) -> Self | T:
        if answer is None:
            return self
        if self.otherwise is not KeyError and self.key not in answer._document:
            return self.otherwise  # type: ignore[no-any-return]
        return self.read(answer._document[self.key])

    def __set__(self, answer: Any, value: Never, /) -> NoReturn:
        raise AttributeError(f"{type(answer).__name__} is frozen")


def optional(read: Callable[[Any], T], doc: str, key: str = "") -> Member[T | None]:
    """A member that need not be there; None where it is not."""
    member: Member[T | None] = Member(read, doc, key, otherwise=None)
    return member


def views(kind: type[A]) -> Callable[[Any], tuple[A, ...]]:
    """Reads a list of documents as views of a kind."""
    return lambda value: tuple(kind._over(part) for part in _list(value))


def documents(*members: str) -> Callable[[Any], list[dict[str, Any]]]:
    """Reads a list of documents that have at least these members."""

    def read(value: Any) -> list[dict[str, Any]]:
        for document in _list(value):
            if not document.keys() >= set(members):
                raise _wrong(f"{', '.join(members)} of each", document)
        return deepcopy(_list(value))

    return read


def amounts(value: Any) -> tuple[Amount, ...]:
    """Reads a list of amounts."""
    return tuple(Amount.from_dict(part) for part in _list(value))


def decimal(value: Any) -> Decimal:
    """Reads a figure in plain notation."""
    return Decimal(_matched(r"-?[0-9]+(\.[0-9]+)?", value, "invalid_decimal", "a figure in plain notation"))


def fraction(value: Any) -> Fraction:
    """Reads an exact fraction."""
    return Fraction(_matched(r"-?[0-9]+(/0*[1-9][0-9]*)?", value, "invalid_value", "a fraction"))


def currency(value: Any) -> Currency:
    """Reads the code of a currency."""
    try:
        return Currency(_str(value))
    except ArrearsError as refusal:
        raise type(refusal)([error | {"path": ""} for error in refusal.errors]) from None


def texts(value: Any) -> list[str]:
    """Reads a list of texts."""
    if type(value) is not list or not all(type(text) is str for text in value):
        raise _wrong("a list of str", value)
    return list(value)


def document(value: Any) -> dict[str, Any]:
    """Reads a document."""
    if type(value) is not dict:
        raise _wrong("a document", value)
    return deepcopy(value)


def _matched(pattern: str, value: Any, code: str, expected: str) -> str:
    text = _str(value)
    if not re.fullmatch(pattern, text):
        raise invalid(code, "", f"{expected} expected", HELP)
    return text
