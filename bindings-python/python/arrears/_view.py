"""Values that are views over their documents: equality, hash, copies and pickles come from those."""

from __future__ import annotations

import copy
import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from arrears._arrears import plain
from arrears._errors import ArrearsError, InvalidInput, Problem, problem

if TYPE_CHECKING:
    from typing_extensions import Self


HELP = "pass a document that to_dict or evaluate gave"


class View(ABC):
    """A frozen value over one document."""

    __slots__ = ("_document",)
    _document: dict[str, Any]

    @classmethod
    def _over(cls, document: dict[str, Any]) -> Self:
        """The view over a document that nobody changes."""
        view = object.__new__(cls)
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

    def __new__(cls) -> Self:
        raise TypeError(f"{cls.__name__} is an answer: ask for it, or read one with from_dict")

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
        if problems := list(view._problems("")):
            raise InvalidInput(problems)
        return view

    def _problems(self, at: str) -> Iterator[Problem]:
        """Everything that is wrong with the document, which stands at ``at``: each member is read once."""
        parts = [pair for cls in type(self).__mro__ for pair in vars(cls).items() if isinstance(pair[1], property)]
        # A member whose name Python keeps for itself has a property of another name.
        members = {getattr(it, "key", name): name for name, it in parts}
        for name in members:
            try:
                part = getattr(self, members[name])
            except KeyError:
                yield problem("missing_field", at + name, "the member is missing", HELP)
            except ArrearsError as error:
                for inner in error.errors:
                    inside = inner["path"].removeprefix("amount").removeprefix("terms")
                    yield inner | {"path": at + name + inside}
            else:
                for position, inner_view in enumerate(part if isinstance(part, tuple) else ()):
                    if isinstance(inner_view, Answer):
                        yield from inner_view._problems(f"{at}{name}[{position}].")
        for name in sorted(self._document.keys() - members.keys()):
            yield problem("unknown_field", at + name, f"{type(self).__name__} has no such member", HELP)


def only(document: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The members of a document that has no others than these."""
    members = plain(document)
    if unknown := [name for name in members if name not in names]:
        message = f"the members are {', '.join(names)}"
        raise InvalidInput([problem("unknown_field", name, message, "remove the member") for name in unknown])
    return members
