"""What late interest and all else amounts to, as values with their working."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from arrears._arrears import plain
from arrears._members import (
    Member,
    amounts,
    decimal,
    document,
    documents,
    fraction,
    optional,
    views,
)
from arrears._schedule import _amount, _date, _int, _str, _Whole, _word
from arrears._terms import _ask
from arrears._view import Answer

if TYPE_CHECKING:
    from typing_extensions import Self


class Segment(Answer):
    """Interest days at one rate on one balance: interest is balance times percent over 100 times part of a year.

    >>> from datetime import date
    >>> from arrears import Amount, InterestClause, accrue
    >>> clause = InterestClause(12, "contract, clause 7.2")
    >>> statement = accrue(Amount(1000, "EUR"), date(2026, 1, 31), date(2026, 2, 10), clause=clause)
    >>> statement.segments[0]
    <Segment: 10 days from 2026-02-01, 12 % of 1000.00 EUR: 3.29 EUR>
    """

    __slots__ = ()

    from_ = Member(_date, "The first interest day.", "from")
    to = Member(_date, "The day after the last interest day.")
    days = Member(_int, "How many interest days.")
    principal = Member(_amount, "The balance that bears interest; rounded for show where it is not whole.")
    principal_exact = optional(fraction, "The balance exactly, where it is not whole.")
    capitalised = optional(_amount, "How much of it is capitalised interest, if any.")
    annual_percent = Member(decimal, "The rate, in percent a year.")
    rate_source = Member(_str, "How the rate came about, such as ``1.52 (de_basiszinssatz, 2026-07-01) + 9``.")
    year_fraction = Member(fraction, "The part of a year that the days are; unreduced in ``to_dict`` and in ``rows``.")
    interest_exact = Member(fraction, "The interest exactly.")
    interest = Member(_amount, "The interest as it counts: the parts of a rounding unit sum to the unit.")

    def __repr__(self) -> str:
        of = f"{self.annual_percent} % of {self.principal}"
        return f"<Segment: {self.days} days from {self.from_}, {of}: {self.interest}>"


class Adjustment(Answer):
    """A sum by which a limit changes what accrued.

    >>> from datetime import date
    >>> from arrears import Amount, InterestClause, accrue
    >>> clause = InterestClause(12, "clause 7.2", minimum=Amount(40, "EUR"))
    >>> statement = accrue(Amount(1000, "EUR"), date(2026, 1, 31), date(2026, 2, 10), clause=clause)
    >>> statement.adjustments[0].amount, statement.interest
    (Amount('36.71', 'EUR'), Amount('40.00', 'EUR'))
    """

    __slots__ = ()

    on = Member(_date, "The day.")
    amount = Member(_amount, "Added to the interest; below zero for what is not owed.")
    reason = Member(_str, "The limit and its basis.")

    def __repr__(self) -> str:
        return f"<Adjustment: {self.amount} on {self.on}, {self.reason}>"


class Charge(Answer):
    """A charge beside interest: its sum, its day and its basis.

    >>> from datetime import date
    >>> from arrears import Amount, accrue
    >>> accrue(Amount(1000, "EUR"), date(2026, 6, 15), date(2026, 8, 31), statute="de").charges[0]
    <Charge: fixed_compensation 40.00 EUR on 2026-06-16, BGB s. 288(5)>
    """

    __slots__ = ()

    on = Member(_date, "The day.")
    kind = Member(_str, "``fixed_compensation``, ``late_fee``, ``collection``, ``attorney``, ``court`` or ``other``.")
    amount = Member(_amount, "How much.")
    basis = Member(_str, "The clause or the law that grants it.")
    evidence = optional(_str, "What proves it.")
    exchange = optional(document, "The exchange rate that measured the debt or exchanged the sum, if it took one.")

    def __repr__(self) -> str:
        return f"<Charge: {self.kind} {self.amount} on {self.on}, {self.basis}>"


class AppliedPayment(Answer):
    """How a payment was applied.

    >>> from datetime import date
    >>> from arrears import Amount, InterestClause, accrue
    >>> paid = [(date(2026, 2, 10), Amount(500, "EUR"))]
    >>> clause = InterestClause(12, "contract, clause 7.2")
    >>> accrue(Amount(1000, "EUR"), date(2026, 1, 31), date(2026, 2, 10), clause=clause, payments=paid).payments[0]
    <AppliedPayment: 500.00 EUR on 2026-02-10, 3.29 EUR to interest, 496.71 EUR to principal>
    """

    __slots__ = ()

    on = Member(_date, "The day.")
    amount = Member(_amount, "What was paid.")
    costs = Member(_amount, "To costs.")
    fixed_compensation = Member(_amount, "To fixed compensation.")
    fee = Member(_amount, "To fees.")
    interest = Member(_amount, "To interest.")
    interest_exact = optional(fraction, "To interest exactly, where that is not whole.")
    principal = Member(_amount, "To principal.")
    principal_exact = optional(fraction, "To principal exactly, where that is not whole.")
    unapplied = Member(_amount, "What exceeds the claim.")
    principal_left = Member(_amount, "The principal that is left.")
    interest_left = Member(_amount, "The interest that is left.")

    def __repr__(self) -> str:
        parts = f"{self.interest} to interest, {self.principal} to principal"
        return f"<AppliedPayment: {self.amount} on {self.on}, {parts}>"


def _allocation(value: Any) -> str | list[str]:
    if type(value) is list and all(type(atom) is str for atom in value):
        return list(value)
    return _str(value)


class Statement(_Whole):
    """What is owed on a day, and the working: segments and adjustments sum to the interest; payments, and what is open,
    to what was owed. ``str`` gives it in plain words with the law and the sources, and so does a notebook (S1-06).

    >>> from datetime import date
    >>> from arrears import Amount, InterestClause, accrue
    >>> clause = InterestClause(12, "contract, clause 7.2")
    >>> statement = accrue(Amount(1000, "EUR"), date(2026, 1, 31), date(2026, 2, 10), clause=clause)
    >>> statement.interest, statement.total_due
    (Amount('3.29', 'EUR'), Amount('1003.29', 'EUR'))
    >>> print(str(statement).splitlines()[2])
    Interest on the basis of: contract, clause 7.2.
    """

    __slots__ = ("_question",)
    # What was asked, so that it can be asked again in plain words; None of a statement that was read from a document.
    _question: dict[str, Any] | None

    principal = Member(_amount, "The original principal.")
    due_on = Member(_date, "The due date.")
    as_of = Member(_date, "The day asked about; its own interest is in.")
    days_overdue = Member(_int, "Calendar days from the due date to that day, or to that which settled the principal.")
    interest = Member(_amount, "All interest up to the day.")
    interest_exact = optional(fraction, "The same exactly, where nothing is rounded before the end.")
    basis = optional(_str, "The clause or the law that grants it; None where neither does, and no interest is owed.")
    method = optional(document, "How it was worked out: ``day_count``, ``compounding``, ``rounding`` and so on.")
    fixed_compensation = optional(_amount, "The lump sum for the cost of recovery, in the currency of the law.")
    fixed_compensation_converted = optional(_amount, "The same in the currency of the claim, where that is another.")
    principal_open = Member(_amount, "The principal left.")
    principal_open_exact = optional(fraction, "The same exactly, where nothing is rounded before the end.")
    interest_open = Member(_amount, "The interest left.")
    interest_open_exact = optional(fraction, "The same exactly, where nothing is rounded before the end.")
    fees_open = Member(_amount, "The fees left.")
    costs_open = Member(_amount, "The costs left.")
    compensation_open = Member(_amount, "The lump sum left, in the currency of the claim.")
    unapplied = Member(_amount, "What was paid or credited beyond the claim.")
    total_due = Member(_amount, "All that is left to pay on the day.")
    per_diem = Member(_amount, "What one more day at the same rate adds to the interest, rounded by itself.")
    allocation = Member(_allocation, "The order in which payments settled the claim.")
    segments = Member(views(Segment), "The interest, piece by piece.")
    adjustments = Member(views(Adjustment), "What limits changed.")
    charges = Member(views(Charge), "The charges beside interest.")
    credit_notes = optional(documents("on", "amount"), "The credit notes that count, if any.")
    payments = Member(views(AppliedPayment), "How each payment was applied.")
    sources = Member(documents("series", "source"), "The published rates used, and where they come from.")
    assumptions = Member(documents("code", "message"), "What the answer takes for granted.")
    rendered = optional(_str, "The statement in plain words, where ``evaluate`` was asked for them.")

    @property
    def type(self) -> Literal["accrue", "payoff"]:
        """The type of the answer."""
        if self._document["type"] == "payoff":
            return "payoff"
        _word(self._document["type"], "accrue")
        return "accrue"

    @classmethod
    def _over(cls, document: dict[str, Any], question: dict[str, Any] | None = None) -> Self:
        view = super()._over(document)
        object.__setattr__(view, "_question", question)
        return view

    @classmethod
    def _asked(cls, kind: str, **members: Any) -> Self:
        question = plain({name: it for name, it in members.items() if it is not None})
        return cls._over(_ask(kind, **question), question)

    def rows(self) -> list[dict[str, Any]]:
        """The segments as rows for a data frame: days are ``date``, figures ``Decimal``, the fractions text.

        >>> from datetime import date
        >>> from arrears import Amount, InterestClause, accrue
        >>> clause = InterestClause(12, "contract, clause 7.2")
        >>> statement = accrue(Amount(1000, "EUR"), date(2026, 1, 31), date(2026, 2, 10), clause=clause)
        >>> [(row["days"], row["interest"], row["interest_exact"]) for row in statement.rows()]
        [(10, Decimal('3.29'), '240/73')]
        """
        texts = ("rate_source", "year_fraction", "interest_exact")
        return [
            {
                "from": part.from_,
                "to": part.to,
                "days": part.days,
                "currency": part.principal.currency.code,
                "principal": part.principal.value,
                "annual_percent": part.annual_percent,
                **{name: part._document[name] for name in texts},
                "interest": part.interest.value,
            }
            for part in self.segments
        ]

    def explain(self, markup: Literal["text", "html"] = "text") -> str | None:
        """The statement in plain words, with the law and the sources: every figure can be recomputed from what it
        shows. None of a statement that was read from a document and does not hold them.

        >>> from datetime import date
        >>> from arrears import Amount, accrue
        >>> statement = accrue(Amount(1000, "EUR"), date(2026, 6, 15), date(2026, 8, 31), statute="de")
        >>> "BGB s. 288(2)" in statement.explain("html")
        True
        """
        if self._question is None:
            return self.rendered
        answer = _ask(self.type, **self._question, render=markup)
        return _str(answer["rendered"])

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self)._over, (self.to_dict(), self._question)

    def __str__(self) -> str:
        return self.explain() or repr(self)

    def __repr__(self) -> str:
        return f"<Statement: {self.total_due} due on {self.as_of}, {self.interest} of interest in all>"

    def _repr_html_(self) -> str | None:
        return self.explain("html") if self._question is not None else None


class MerchantsBalance(_Whole):
    """What is left on the settlement day under the Merchant's Rule.

    >>> from datetime import date
    >>> from arrears import Amount, merchants_balance
    >>> merchants_balance(Amount(1000, "USD"), 6, date(2026, 1, 1), date(2027, 1, 1),
    ...                   payments=[(date(2026, 7, 1), Amount(400, "USD"))])
    <MerchantsBalance: 647.90 USD>
    """

    __slots__ = ()

    balance = Member(_amount, "The balance, rounded ``half_up``; below zero if too much was paid.")
    balance_exact = Member(fraction, "The same exactly.")

    @property
    def type(self) -> Literal["merchants_balance"]:
        """The type of the answer."""
        _word(self._document["type"], "merchants_balance")
        return "merchants_balance"

    def __repr__(self) -> str:
        return f"<MerchantsBalance: {self.balance}>"


class FinancedClaim(Answer):
    """The loan that a late payer takes without asking, and what it costs the creditor (S4-02).

    >>> from datetime import date
    >>> from arrears import Amount, interest_free_financing
    >>> late = {"principal": Amount(1000, "EUR"), "due_on": date(2026, 1, 31)}
    >>> interest_free_financing([late], 6, date(2026, 4, 1)).claims[0]
    <FinancedClaim: 60 days, 9.86 EUR>
    """

    __slots__ = ()

    days = Member(_int, "The days past the due date.")
    cost = Member(_amount, "What they cost, rounded.")
    cost_exact = Member(fraction, "The same exactly.")

    def __repr__(self) -> str:
        return f"<FinancedClaim: {self.days} days, {self.cost}>"


class Financing(_Whole):
    """What tolerated lateness costs: each claim, and all of them in each currency (S4-02).

    >>> from datetime import date
    >>> from arrears import Amount, interest_free_financing
    >>> late = {"principal": Amount(1000, "EUR"), "due_on": date(2026, 1, 31)}
    >>> interest_free_financing([late], 6, date(2026, 4, 1))
    <Financing: 9.86 EUR>
    """

    __slots__ = ()

    claims = Member(views(FinancedClaim), "In the order of the question.")
    totals = Member(amounts, "The sum of the rounded costs, a currency each, by code.")

    @property
    def type(self) -> Literal["interest_free_financing"]:
        """The type of the answer."""
        _word(self._document["type"], "interest_free_financing")
        return "interest_free_financing"

    def __repr__(self) -> str:
        return f"<Financing: {', '.join(map(str, self.totals)) or 'nothing'}>"


class StatutoryDue(_Whole):
    """The due date that a law sets where none was agreed, and how it came about (S1-12).

    >>> from datetime import date
    >>> from arrears import statutory_due
    >>> statutory_due("gb", dates={"delivery": date(2026, 3, 2), "invoice_receipt": date(2026, 3, 5)})
    <StatutoryDue: 2026-04-03, s. 4(2H)>
    """

    __slots__ = ()

    due_on = Member(_date, "The last day to pay without delay.")
    steps = Member(documents(), "From the day it counts from, one operation after the other.")
    article = Member(_str, "The article.")
    warnings = Member(documents("code", "path", "message"), "Which days stand in for others.")
    assumptions = Member(documents("code", "message"), "What was assumed about the claim and the law.")

    @property
    def type(self) -> Literal["statutory_due"]:
        """The type of the answer."""
        _word(self._document["type"], "statutory_due")
        return "statutory_due"

    def __repr__(self) -> str:
        return f"<StatutoryDue: {self.due_on}, {self.article}>"


class Finding(Answer):
    """Something about terms or a rate that the law, or a careful creditor, would object to.

    >>> from datetime import date
    >>> from arrears import check_terms
    >>> check_terms("net 90", "be", date(2026, 11, 20)).findings[0]
    <Finding: violation over_maximum_term at terms.instalments[0].due, loi du 14 août 2021>
    """

    __slots__ = ()

    code = Member(_str, "What it is, such as ``over_maximum_term``.")
    severity = Member(_str, "``violation``, ``warning`` or ``note``.")
    path = Member(_str, "The member it is about.")
    message = Member(_str, "In words.")
    article = optional(_str, "The article; None where no law is concerned, or none was read.")

    def __repr__(self) -> str:
        article = f", {self.article}" if self.article else ""
        return f"<Finding: {self.severity} {self.code} at {self.path}{article}>"


class CheckedTerms(_Whole):
    """What a law would object to in terms and a rate. In a notebook it shows as a table.

    >>> from datetime import date
    >>> from arrears import check_terms
    >>> check_terms("net 30", "de", date(2026, 11, 20), debtor="business")
    <CheckedTerms: nothing found>
    """

    __slots__ = ()

    findings = Member(views(Finding), "The gravest first.")

    @property
    def type(self) -> Literal["check_terms"]:
        """The type of the answer."""
        _word(self._document["type"], "check_terms")
        return "check_terms"

    def __repr__(self) -> str:
        found = ", ".join(f"{finding.severity} {finding.code}" for finding in self.findings)
        return f"<CheckedTerms: {found or 'nothing found'}>"

    def _repr_html_(self) -> str:
        rows = [("severity", "at", "finding", "article")]
        rows += [(it.severity, it.path, it.message, it.article or "") for it in self.findings]
        lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
        return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


class Rates(_Whole):
    """A published rate by date, with its sources: what stands in its last row holds up to ``through``, and no further.

    >>> from arrears import rates
    >>> rates("de_basiszinssatz")
    <Rates: de_basiszinssatz, 2002-01-01 to 2026-12-31>
    """

    __slots__ = ()

    id = Member(_str, "The name.")
    version = Member(_str, "The version, which the hash of the inputs names.")
    title = Member(_str, "What is published, by whom.")
    dated = Member(_str, "What the dates of the rows mean: ``change`` or ``half_year``.")
    first = Member(_date, "The first day covered.")
    through = Member(_date, "The last day covered.")
    _rows = Member(documents("from", "confidence", "source"), "The rows as documents.", "rows")

    @property
    def type(self) -> Literal["rates"]:
        """The type of the answer."""
        _word(self._document["type"], "rates")
        return "rates"

    def rows(self) -> list[dict[str, Any]]:
        """The rows for a data frame, in rising order: ``from`` is a ``date``, ``annual_percent`` a ``Decimal``, or None
        for a gap, ``confidence`` a letter, ``source`` where it was published.

        >>> from arrears import rates
        >>> last = rates("de_basiszinssatz").rows()[-1]
        >>> last["from"], last["annual_percent"]
        (datetime.date(2026, 7, 1), Decimal('1.52'))
        """
        return [_row(row) for row in self._rows]

    def __repr__(self) -> str:
        return f"<Rates: {self.id}, {self.first} to {self.through}>"


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    percent = decimal(row["annual_percent"]) if "annual_percent" in row else None
    return {
        "from": _date(row["from"]),
        "annual_percent": percent,
        "confidence": _str(row["confidence"]),
        "source": _str(row["source"]),
    }
