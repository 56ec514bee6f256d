"""Values that are views over their documents: equality, hash, copies and pickles come from those."""

from __future__ import annotations

import copy
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from arrears._arrears import plain
from arrears._errors import InvalidInput, invalid

if TYPE_CHECKING:
    from typing_extensions import Self


class View(ABC):
    """A frozen value over one document."""

    __slots__ = ("_document",)
    _document: dict[str, Any]

    @classmethod
    def _over(cls, document: dict[str, Any]) -> Self:
        """The view over a document that nobody changes."""
        view = cls.__new__(cls)
        object.__setattr__(view, "_document", document)
        return view

    def to_dict(self) -> dict[str, Any]:
        """The document, with days and figures as text.

        >>> from datetime import date
        >>> from arrears import Amount, PaymentTerms
        >>> schedule = PaymentTerms("net 30").schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
        >>> schedule.to_dict()["instalments"][0]["due_on"]
        '2026-02-14'
        """
        return copy.deepcopy(self._document)

    @classmethod
    @abstractmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """The value of a document that ``to_dict`` gave."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, View) or type(other) is not type(self):
            return NotImplemented
        return self._document == other._document

    def __hash__(self) -> int:
        return hash((type(self).__name__, json.dumps(self._document, sort_keys=True)))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_dict, (self.to_dict(),)


class Answer(View):
    """A view over an answer of the core, or over a part of one; each member has its property."""

    __slots__ = ()

    def __init__(self) -> None:
        raise TypeError(f"{type(self).__name__} is an answer: ask for it, or read one with from_dict")

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """The value of a document that ``to_dict`` or ``evaluate`` gave.

        >>> from datetime import date
        >>> from arrears import Amount, PaymentTerms
        >>> schedule = PaymentTerms("net 30").schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
        >>> type(schedule).from_dict(schedule.to_dict()) == schedule
        True
        """
        view = cls._over(plain(document))
        view._check()
        return view

    def _check(self) -> None:
        members = [name for cls in type(self).__mro__ for name, it in vars(cls).items() if isinstance(it, property)]
        try:
            for part in [getattr(self, name) for name in members]:
                for inner in part if isinstance(part, tuple) else ():
                    inner._check()
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise self._unreadable(f"it does not read: {error!r}") from error
        if unknown := self._document.keys() - set(members):
            raise self._unreadable(f"it has unknown members: {', '.join(sorted(unknown))}")

    def _unreadable(self, message: str) -> InvalidInput:
        message = f"the document is no {type(self).__name__}: {message}"
        return invalid("invalid_value", "", message, "pass a document that to_dict or evaluate gave")
