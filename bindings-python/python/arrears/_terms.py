"""Payment terms, and what can be asked about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from arrears._arrears import Amount, evaluate, figure, read_terms
from arrears._calendar import Calendar, definitions
from arrears._errors import invalid
from arrears._schedule import Schedule, TakenDiscount
from arrears._view import View

if TYPE_CHECKING:
    from typing_extensions import Self


class PaymentTerms(View):
    """When, in what parts and with what discount an invoice is payable: a short text, or with ``from_dict`` a document.

    ``schedule``, ``due_date`` and ``take_discount`` take the facts of one invoice:

    - ``dates``, the days of events such as ``delivery``; ``invoice_date`` is short for ``dates={"invoice_date": ...}``;
    - ``stated``, the days that a text of the terms states, as :attr:`ParsedTerms.dates`: they stand in where ``dates``
      is silent, one without its year in the year of the invoice date;
    - ``fallbacks``, for an event without a day the event whose day stands in;
    - ``calendar``, for conventions and business days that name none; ``calendars``, those of your own that are named;
    - ``convention``, which moves every due date in the end;
    - ``debtor_days``, a document with the debtor's ``closed`` periods, ``postpone`` dates and ``pay_days``.

    >>> from datetime import date
    >>> from arrears import PaymentTerms
    >>> terms = PaymentTerms("2/10 net 30")
    >>> terms.due_date(invoice_date=date(2026, 4, 3), calendar="TARGET2", convention="following")
    datetime.date(2026, 5, 4)
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The terms of a short text."""
        return cls._over(read_terms(text))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """The terms of a document.

        >>> from arrears import PaymentTerms
        >>> at_once = {"share": {"kind": "all"}, "due": {"anchor": "invoice_date", "ops": []}}
        >>> PaymentTerms.from_dict({"instalments": [at_once]}).to_dict()["instalments"][0]["share"]
        {'kind': 'all'}
        """
        return cls._over(read_terms(document))

    @classmethod
    def parse(cls, text: str, *, profile: str = "auto", us_26th_rule: bool = False) -> PaymentTerms:
        """The preferred reading of a text; :func:`parse_terms` also tells the others in use, and what was assumed.

        >>> from arrears import PaymentTerms
        >>> str(PaymentTerms.parse("30 days end of month", profile="uk"))
        'all due @invoice_date +1m eom'
        """
        answer = _ask("parse_terms", text=text, profile=profile, us_26th_rule=us_26th_rule)
        if "terms" not in answer:
            why = [warning["message"] for warning in answer["warnings"] if warning["code"] == "no_terms"]
            help = "parse_terms gives the fields that the text states"
            raise invalid("terms_not_understood", "text", "; ".join(why), help)
        return cls._over(answer["terms"])

    @property
    def canonical(self) -> str:
        """The canonical text, which is read alike under every profile and gives the same terms again; also ``str``."""
        return self.write("text")

    def describe(self, language: str) -> list[str]:
        """What the terms mean, in sentences of a language: ``en``, ``de``, ``fr``, ``it``, ``ro``, ``el`` or ``es``.

        >>> from arrears import PaymentTerms
        >>> PaymentTerms("net 30").describe("en")
        ['Payable in full within 30 days of the invoice date.']
        """
        return list(_ask("describe_terms", terms=self, language=language)["sentences"])

    def write(self, notation: str) -> str:
        """The terms in a notation: ``xrechnung_skonto``, ``swico_s1``, ``x12_itd``, ``edifact_pat``, ``fatturapa``,
        ``ksef``, ``ubl_cii``, ``date_formula``, or the canonical ``text``. What the notation cannot say is refused.

        >>> from arrears import PaymentTerms
        >>> PaymentTerms("2/10 net 30").write("swico_s1")
        '//S1/40/2:10;0:30'
        """
        return str(_ask("write_terms", terms=self, notation=notation)["text"])

    def schedule(
        self,
        amount: Amount,
        *,
        invoice_date: date | None = None,
        dates: Mapping[str, date] | None = None,
        stated: Mapping[str, date | str] | None = None,
        net_amount: Amount | None = None,
        calendar: str | Calendar | None = None,
        convention: str | None = None,
        debtor_days: Mapping[str, Any] | None = None,
        fallbacks: Mapping[str, str] | None = None,
        odd_units: str | None = None,
        calendars: Iterable[Calendar] = (),
    ) -> Schedule:
        """What is due when, and which discounts are open until when, for an invoice of ``amount``, tax included.

        >>> from datetime import date
        >>> from arrears import Amount, PaymentTerms
        >>> schedule = PaymentTerms("2/10 net 30").schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
        >>> schedule.discounts[0].payable
        Amount('1225.00', 'EUR')
        """
        facts = _facts(invoice_date, dates, stated, calendar, calendars, fallbacks)
        moves = {"convention": convention, "debtor_days": debtor_days}
        amounts = {"amount": amount, "net_amount": net_amount, "odd_units": odd_units}
        return Schedule._over(_ask("schedule", terms=self, **facts, **moves, **amounts))

    def due_date(
        self,
        *,
        invoice_date: date | None = None,
        dates: Mapping[str, date] | None = None,
        stated: Mapping[str, date | str] | None = None,
        calendar: str | Calendar | None = None,
        convention: str | None = None,
        debtor_days: Mapping[str, Any] | None = None,
        fallbacks: Mapping[str, str] | None = None,
        calendars: Iterable[Calendar] = (),
    ) -> date:
        """The day on which the last instalment falls due.

        >>> from datetime import date
        >>> from arrears import PaymentTerms
        >>> PaymentTerms("net 30").due_date(invoice_date=date(2026, 1, 15))
        datetime.date(2026, 2, 14)
        """
        return due_date(
            self,
            invoice_date=invoice_date,
            dates=dates,
            stated=stated,
            calendar=calendar,
            convention=convention,
            debtor_days=debtor_days,
            fallbacks=fallbacks,
            calendars=calendars,
        )

    def take_discount(
        self,
        amount: Amount,
        paid_on: date,
        *,
        paid: Amount | None = None,
        invoice_date: date | None = None,
        dates: Mapping[str, date] | None = None,
        stated: Mapping[str, date | str] | None = None,
        net_amount: Amount | None = None,
        calendar: str | Calendar | None = None,
        fallbacks: Mapping[str, str] | None = None,
        calendars: Iterable[Calendar] = (),
    ) -> TakenDiscount:
        """What a payment on ``paid_on`` earns in discount and settles; without ``paid`` it is what settles the whole
        invoice that day.

        >>> from datetime import date
        >>> from arrears import Amount, PaymentTerms
        >>> taken = PaymentTerms("2/10 net 30").take_discount(
        ...     Amount("1250.00", "EUR"), date(2026, 1, 25), invoice_date=date(2026, 1, 15))
        >>> taken.payable
        Amount('1225.00', 'EUR')
        """
        facts = _facts(invoice_date, dates, stated, calendar, calendars, fallbacks)
        payment = {"amount": amount, "net_amount": net_amount, "paid_on": paid_on, "paid": paid}
        return TakenDiscount._over(_ask("discount", terms=self, **facts, **payment))

    def _as_document(self) -> dict[str, Any]:
        return self._document

    def __str__(self) -> str:
        return self.canonical

    def __repr__(self) -> str:
        return f"PaymentTerms({self.canonical!r})"


def due_date(
    terms: PaymentTerms | str | Mapping[str, Any],
    *,
    invoice_date: date | None = None,
    dates: Mapping[str, date] | None = None,
    stated: Mapping[str, date | str] | None = None,
    calendar: str | Calendar | None = None,
    convention: str | None = None,
    debtor_days: Mapping[str, Any] | None = None,
    fallbacks: Mapping[str, str] | None = None,
    calendars: Iterable[Calendar] = (),
) -> date:
    """The day on which the last instalment falls due. Terms are a value, a short text or a document; for the facts see
    :class:`PaymentTerms`.

    >>> from datetime import date
    >>> from arrears import due_date
    >>> due_date("net 30", invoice_date=date(2026, 1, 15))
    datetime.date(2026, 2, 14)
    """
    facts = _facts(invoice_date, dates, stated, calendar, calendars, fallbacks)
    answer = _ask("due_date", terms=terms, **facts, convention=convention, debtor_days=debtor_days)
    return date.fromisoformat(answer["due_on"])


def cost_of_credit(
    percent: Decimal | int | str, discount_days: int, net_days: int, *, year_days: int, method: str
) -> Decimal:
    """What it costs a year, in percent, to pay at the net date instead of taking the discount. A year has 360 or 365
    days; the method is ``simple`` or ``effective``.

    >>> from decimal import Decimal
    >>> from arrears import cost_of_credit
    >>> cost_of_credit(Decimal(2), 10, 30, year_days=365, method="effective")
    Decimal('44.5853')
    """
    days = {"discount_days": discount_days, "net_days": net_days, "year_days": year_days}
    return Decimal(_ask("cost_of_credit", percent=figure(percent, "percent"), **days, method=method)["annual_percent"])


def version() -> dict[str, Any]:
    """The library and the reference data that it holds.

    >>> from arrears import version
    >>> version()["reference_data"][0]["id"]
    'AT'
    """
    return _ask("version")


def _ask(kind: str, **members: Any) -> dict[str, Any]:
    """The answer to a request of the members that are not None."""
    return evaluate({"type": kind, "schema": 1} | {name: it for name, it in members.items() if it is not None})


def _facts(
    invoice_date: date | None,
    dates: Mapping[str, date] | None,
    stated: Mapping[str, date | str] | None,
    calendar: str | Calendar | None,
    calendars: Iterable[Calendar],
    fallbacks: Mapping[str, str] | None,
) -> dict[str, Any]:
    """The members that every question about an invoice may have."""
    days = {} if dates is None else dates
    # What is no mapping goes to the core as it is, which refuses it.
    if invoice_date is not None and isinstance(days, Mapping):
        if "invoice_date" in days:
            message = "the invoice date stands both in invoice_date and in dates"
            raise invalid("conflicting_fields", "invoice_date", message, "keep only one of them")
        days = {**days, "invoice_date": invoice_date}
    own = definitions(calendars, *([calendar] if isinstance(calendar, Calendar) else []))
    named = {"calendar": calendar, "calendars": own or None}
    return {"dates": days, "stated": stated or None, "fallbacks": fallbacks, **named}
