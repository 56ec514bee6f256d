"""Day counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from arrears._arrears import evaluate
from arrears._view import View, only

if TYPE_CHECKING:
    from typing_extensions import Self

_SOME_DAY = date(2026, 1, 1)


class DayCount(View):
    """A rule that turns a period into a fraction of a year: ``act_365_fixed``, ``act_360``, ``act_364``,
    ``act_act_isda``, ``act_365l``, ``30_360_bond_basis``, ``30u_360``, ``30e_360`` or ``30e_360_isda``.

    >>> from datetime import date
    >>> from arrears import DayCount
    >>> DayCount("act_360").fraction(date(2026, 1, 1), date(2026, 1, 31))
    Fraction(1, 12)
    """

    __slots__ = ()

    def __new__(cls, name: str) -> Self:
        """The day count of that name."""
        return cls._checked({"day_count": name})

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """The day count of a document: the member ``day_count`` of a request.

        >>> from arrears import DayCount
        >>> DayCount.from_dict({"day_count": "act_360"})
        DayCount('act_360')
        """
        return cls._checked(only(document, "day_count"))

    @classmethod
    def _checked(cls, document: dict[str, Any]) -> Self:
        """The day count, if the core knows it; no day at all is counted in any way."""
        view = cls._over(document)
        view.count(_SOME_DAY, _SOME_DAY)
        return view

    @property
    def name(self) -> str:
        """The word that documents use for it."""
        return str(self._document["day_count"])

    def fraction(self, start: date, end: date, termination_date: date | None = None) -> Fraction:
        """The fraction of a year from ``start`` to ``end``. ``termination_date`` is read by ``30e_360_isda`` only:
        without it, ``end`` is not the termination date.

        >>> from datetime import date
        >>> from arrears import DayCount
        >>> DayCount("act_act_isda").fraction(date(2023, 12, 31), date(2024, 1, 2))
        Fraction(731, 133590)
        """
        return Fraction(*self.count(start, end, termination_date))

    def count(self, start: date, end: date, termination_date: date | None = None) -> tuple[int, int]:
        """Days and basis, unreduced; for ``act_act_isda`` a fraction in lowest terms.

        >>> from datetime import date
        >>> from arrears import DayCount
        >>> DayCount("act_360").count(date(2026, 1, 1), date(2026, 1, 31))
        (30, 360)
        """
        question = {"type": "day_count", "schema": 1, "start": start, "end": end, **self._document}
        if termination_date is not None:
            question["termination_date"] = termination_date
        answer = evaluate(question)
        if "days" in answer:
            return answer["days"], answer["basis"]
        return answer["numerator"], answer["denominator"]

    def _as_document(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"DayCount({self.name!r})"
