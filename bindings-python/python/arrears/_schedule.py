"""Answers as values: what is due when, and what an early payment saves."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from html import escape
from typing import Any, Literal

from arrears._arrears import Amount
from arrears._errors import InvalidInput, invalid
from arrears._view import HELP, Answer


class _Dated(Answer):
    """A part of an answer that says how its date came about."""

    __slots__ = ()

    @property
    def steps(self) -> list[dict[str, Any]]:
        """How the date came about: each step as a document, with the date after it."""
        return deepcopy(_list(self._document["steps"]))

    def _day(self, member: str) -> date:
        return _date(self._document[member])

    def _amount(self, member: str) -> Amount:
        return Amount.from_dict(self._document[member])


class Instalment(_Dated):
    """One dated part of an invoice.

    >>> from datetime import date
    >>> from arrears import Amount, PaymentTerms
    >>> schedule = PaymentTerms("net 30").schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
    >>> schedule.instalments[0]
    <Instalment 1: 1250.00 EUR due 2026-02-14>
    """

    __slots__ = ()

    @property
    def number(self) -> int:
        """1 for the first."""
        return _int(self._document["number"])

    @property
    def due_on(self) -> date:
        """The last day to pay without delay."""
        return self._day("due_on")

    @property
    def unadjusted_due_on(self) -> date:
        """The contractual date, before any move off closed or non-business days."""
        return self._day("unadjusted_due_on")

    @property
    def amount(self) -> Amount:
        """What is due."""
        return self._amount("amount")

    def __repr__(self) -> str:
        return f"<Instalment {self.number}: {self.amount} due {self.due_on}>"


class Discount(_Dated):
    """One discount that an early payment earns.

    >>> from datetime import date
    >>> from arrears import Amount, PaymentTerms
    >>> schedule = PaymentTerms("2/10 net 30").schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
    >>> schedule.discounts[0]
    <Discount 1: 25.00 EUR until 2026-01-25, leaving 1225.00 EUR>
    """

    __slots__ = ()

    @property
    def tier(self) -> int:
        """The place of the tier in the terms, 1 for the first."""
        return _int(self._document["tier"])

    @property
    def until(self) -> date:
        """The last day on which a payment earns it."""
        return self._day("until")

    @property
    def discount(self) -> Amount:
        """What is taken off."""
        return self._amount("discount")

    @property
    def payable(self) -> Amount:
        """What then settles the invoice."""
        return self._amount("payable")

    def __repr__(self) -> str:
        return f"<Discount {self.tier}: {self.discount} until {self.until}, leaving {self.payable}>"


class _Whole(Answer):
    """A whole answer, which can be cited and reproduced (S0-12)."""

    __slots__ = ()

    @property
    def schema(self) -> int:
        """The schema of the document."""
        return _int(self._document["schema"])

    @property
    def library(self) -> str:
        """The library that answered, with its version."""
        return _str(self._document["library"])

    @property
    def inputs_hash(self) -> str:
        """The hash of the request and of the reference data that it consulted."""
        return _str(self._document["inputs_hash"])


class Schedule(_Whole):
    """What is due when, and which discounts are open until when. In a notebook it shows as a table.

    >>> from datetime import date
    >>> from arrears import Amount, PaymentTerms
    >>> schedule = PaymentTerms("2/10 net 30").schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
    >>> schedule
    <Schedule: 1250.00 EUR due 2026-02-14; 1225.00 EUR until 2026-01-25>
    """

    __slots__ = ()

    @property
    def type(self) -> Literal["schedule"]:
        """The type of the answer."""
        _word(self._document["type"], "schedule")
        return "schedule"

    @property
    def instalments(self) -> tuple[Instalment, ...]:
        """The instalments in the order of the terms; their amounts sum to that of the invoice."""
        return tuple(Instalment._over(line) for line in _list(self._document["instalments"]))

    @property
    def discounts(self) -> tuple[Discount, ...]:
        """The discounts in the order of the terms."""
        return tuple(Discount._over(tier) for tier in _list(self._document["discounts"]))

    @property
    def warnings(self) -> list[dict[str, Any]]:
        """What the answer assumed: ``code``, ``path`` and ``message`` of each."""
        found = _list(self._document["warnings"])
        for warning in found:
            if not warning.keys() >= {"code", "path", "message"}:
                raise _wrong("code, path and message of each", warning)
        return deepcopy(found)

    def __repr__(self) -> str:
        due = [f"{line.amount} due {line.due_on}" for line in self.instalments]
        early = [f"{tier.payable} until {tier.until}" for tier in self.discounts]
        return f"<Schedule: {'; '.join(due + early)}>"

    def _repr_html_(self) -> str:
        rows: list[tuple[object, ...]] = [("", "amount", "until", "contractual date")]
        rows += [(f"instalment {it.number}", it.amount, it.due_on, it.unadjusted_due_on) for it in self.instalments]
        rows += [(f"less discount {it.tier} ({it.discount})", it.payable, it.until, "") for it in self.discounts]
        lines = ("".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in rows)
        table = "".join(f"<tr>{line}</tr>" for line in lines)
        return f"<table>{table}</table>" + "".join(f"<p>{escape(it['message'])}</p>" for it in self.warnings)


class TakenDiscount(_Whole):
    """What the payment of a day earns in discount, and how much of the invoice it settles.

    >>> from datetime import date
    >>> from arrears import Amount, PaymentTerms
    >>> terms = PaymentTerms("2/10 net 30")
    >>> terms.take_discount(Amount("1250.00", "EUR"), date(2026, 1, 25), invoice_date=date(2026, 1, 15))
    <TakenDiscount: 25.00 EUR off, 1225.00 EUR payable, 1250.00 EUR settled>
    """

    __slots__ = ()

    @property
    def type(self) -> Literal["discount"]:
        """The type of the answer."""
        _word(self._document["type"], "discount")
        return "discount"

    @property
    def tier(self) -> int | None:
        """The tier whose window is open that day; of several the one that takes most off. None after the last."""
        return _int(self._document["tier"]) if "tier" in self._document else None

    @property
    def discount(self) -> Amount:
        """The discount that the payment earns."""
        return Amount.from_dict(self._document["discount"])

    @property
    def payable(self) -> Amount:
        """What settles the whole invoice that day."""
        return Amount.from_dict(self._document["payable"])

    @property
    def settled(self) -> Amount:
        """How much of the invoice the payment settles, the discount included."""
        return Amount.from_dict(self._document["settled"])

    def __repr__(self) -> str:
        return f"<TakenDiscount: {self.discount} off, {self.payable} payable, {self.settled} settled>"


def _int(value: Any) -> int:
    if type(value) is not int:
        raise _wrong("an int", value)
    return value


def _str(value: Any) -> str:
    if type(value) is not str:
        raise _wrong("a str", value)
    return value


def _date(value: Any) -> date:
    text = _str(value)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise invalid("invalid_date", "", "a day of the calendar written YYYY-MM-DD expected", HELP)
    return day


def _amount(value: Any) -> Amount:
    return Amount.from_dict(value)


def _list(value: Any) -> list[dict[str, Any]]:
    if type(value) is not list or not all(type(item) is dict for item in value):
        raise _wrong("a list of documents", value)
    return value


def _word(value: Any, word: str) -> None:
    if value != word:
        raise invalid("unknown_value", "", f"the word {word} expected", HELP)


def _wrong(expected: str, value: object) -> InvalidInput:
    return invalid("wrong_type", "", f"{expected} expected, {type(value).__name__} found", HELP)
