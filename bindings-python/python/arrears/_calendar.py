"""Business calendars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from arrears._arrears import evaluate
from arrears._errors import InvalidInput, invalid
from arrears._view import View, only

if TYPE_CHECKING:
    from typing_extensions import Self


class Calendar(View):
    """A business calendar: which days are neither weekend nor holiday, from a first to a last day known.

    ``A+B`` is the join, on which a day is a business day if it is one on both; ``calendars`` are those of your own that
    the name uses. A question beyond the coverage is refused.

    >>> from datetime import date
    >>> from arrears import Calendar
    >>> Calendar("TARGET2+FR").is_business_day(date(2026, 7, 14))
    False
    """

    __slots__ = ()

    def __new__(cls, name: str, *, calendars: Iterable[Calendar] = ()) -> Self:
        """The calendar of that name."""
        return cls._over(_checked({"calendar": name, "calendars": definitions(calendars)}))

    @classmethod
    def custom(
        cls,
        id: str,
        *,
        weekend: Iterable[str],
        holidays: Iterable[date],
        first: date,
        through: date,
        version: str | None = None,
    ) -> Self:
        """A calendar of your own: weekdays (``MO`` to ``SU``) and days that are no business days, known from ``first``
        to ``through``. The version goes into the hash of the inputs.

        >>> from datetime import date
        >>> from arrears import Calendar
        >>> plant = Calendar.custom("PLANT-2", weekend=["SA", "SU"], holidays=[date(2026, 8, 17)],
        ...                         first=date(2026, 1, 1), through=date(2026, 12, 31))
        >>> plant.add_business_days(date(2026, 8, 14), 1)
        datetime.date(2026, 8, 18)
        """
        days = {"weekend": _listed(weekend), "holidays": _listed(holidays), "first": first, "through": through}
        own = {"id": id, **days} | ({} if version is None else {"version": version})
        return cls.from_dict({"calendar": id, "calendars": [own]})

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """The calendar of a document: the members ``calendar`` and, with those of your own, ``calendars`` of a request.

        >>> from arrears import Calendar
        >>> Calendar.from_dict({"calendar": "TARGET2"})
        Calendar('TARGET2')
        """
        members = only(document, "calendar", "calendars")
        members.setdefault("calendars", [])
        return cls._over(_checked(members))

    @property
    def name(self) -> str:
        """The name; for a join the names with ``+``."""
        return str(self._document["calendar"])

    def is_business_day(self, date: date) -> bool:
        """Whether ``date`` is a business day.

        >>> from datetime import date
        >>> from arrears import Calendar
        >>> Calendar("RO").is_business_day(date(2026, 4, 13))  # Orthodox Easter Monday
        False
        """
        return bool(self._ask("is_business_day", date=date)["value"])

    def adjust(self, date: date, convention: str) -> date:
        """``date`` moved by ``convention`` if it is no business day.

        >>> from datetime import date
        >>> from arrears import Calendar
        >>> Calendar("TARGET2").adjust(date(2027, 1, 1), "following")
        datetime.date(2027, 1, 4)
        """
        return _day(self._ask("adjust", date=date, convention=convention))

    def add_business_days(self, date: date, n: int) -> date:
        """The ``n``-th business day after ``date``, whether or not that is one; 0 is the business day on or after it,
        negative ``n`` counts back from the day before.

        >>> from datetime import date
        >>> from arrears import Calendar
        >>> Calendar("TARGET2").add_business_days(date(2026, 4, 2), 1)  # over Easter
        datetime.date(2026, 4, 7)
        """
        return _day(self._ask("add_business_days", date=date, n=n))

    def count_business_days(self, start: date, end: date) -> int:
        """The number of business days from ``start`` up to, not including, ``end``.

        >>> from datetime import date
        >>> from arrears import Calendar
        >>> Calendar("weekends").count_business_days(date(2026, 1, 1), date(2026, 2, 1))
        22
        """
        return int(self._ask("count_business_days", **{"from": start, "to": end})["days"])

    def holidays(self, year: int) -> list[tuple[date, str]]:
        """The holidays of a year with their names, weekend days included.

        >>> from arrears import Calendar
        >>> Calendar("TARGET2").holidays(2026)[0]
        (datetime.date(2026, 1, 1), "New Year's Day")
        """
        return [(_day(holiday), holiday["name"]) for holiday in self._ask("holidays", year=year)["holidays"]]

    def _ask(self, op: str, **members: Any) -> dict[str, Any]:
        return evaluate({"type": "calendar", "schema": 1, "op": op, **members, **self._document})

    def _as_document(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        if self._document["calendars"]:
            return f"Calendar.from_dict({self._document!r})"
        return f"Calendar({self.name!r})"


def definitions(calendars: Iterable[Calendar], *more: Calendar) -> list[dict[str, Any]]:
    """The calendars of one's own that these use, each once."""
    if not isinstance(calendars, Iterable):
        raise _no_calendars(calendars)
    once: list[dict[str, Any]] = []
    for calendar in (*calendars, *more):
        if not isinstance(calendar, Calendar):
            raise _no_calendars(calendar)
        once += [own for own in calendar._document["calendars"] if own not in once]
    return once


def _no_calendars(found: object) -> InvalidInput:
    message = f"Calendar values expected, {type(found).__qualname__} found"
    return invalid("wrong_type", "calendars", message, "pass a list of Calendar.custom(...), and names as calendar")


def _listed(items: Any) -> Any:
    """The items as a list; what holds none, or is a text, goes to the core as it is, which refuses it."""
    return list(items) if isinstance(items, Iterable) and not isinstance(items, str) else items


def _checked(document: dict[str, Any]) -> dict[str, Any]:
    """The document, if the core knows its calendar; a convention that moves nothing asks for no day of it."""
    unmoved = {"op": "adjust", "date": "2026-01-01", "convention": "unadjusted"}
    evaluate({"type": "calendar", "schema": 1, **unmoved, **document})
    return document


def _day(answer: dict[str, Any]) -> date:
    return date.fromisoformat(answer["date"])
