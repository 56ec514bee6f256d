"""Late interest: clauses, laws, and what can be asked about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING, Any

from arrears._arrears import Amount, figure, read_clause
from arrears._calendar import Calendar, _listed, definitions
from arrears._day_count import DayCount
from arrears._members import Member, currency, documents, optional, texts
from arrears._schedule import _str
from arrears._statement import CheckedTerms, Financing, MerchantsBalance, Rates, Statement, StatutoryDue
from arrears._terms import PaymentTerms, _ask, _facts
from arrears._view import Answer, View

if TYPE_CHECKING:
    from typing_extensions import Self

Paid = Iterable[tuple[date, Amount] | Mapping[str, Any]]
Documents = Iterable[Mapping[str, Any]]


class InterestClause(View):
    """Late interest as agreed: which rate on which days of what, compounded and rounded how, and on what basis. Stating
    the rate and the basis is what makes a charge (S1-06).

    The rate is a percentage a year, or the document of a rule such as
    ``{"kind": "reference", "series": "de_basiszinssatz", "margin_percent": "9"}``; what is left out has the default of
    the documents.

    >>> from arrears import InterestClause
    >>> clause = InterestClause("12.5", "contract, clause 7.2", grace_days=5)
    >>> clause.basis, clause.to_dict()["rate"], clause.to_dict()["day_count"]
    ('contract, clause 7.2', {'kind': 'fixed', 'annual_percent': '12.5'}, 'act_365_fixed')
    """

    __slots__ = ()

    def __new__(
        cls,
        rate: Decimal | int | str | Mapping[str, Any],
        basis: str,
        *,
        day_count: DayCount | str | None = None,
        day_assignment: str | None = None,
        compounding: Mapping[str, Any] | None = None,
        grace_days: int | None = None,
        grace: str | None = None,
        rounding: Mapping[str, Any] | None = None,
        minimum: Amount | Mapping[str, Any] | None = None,
        maximum: Amount | Mapping[str, Any] | None = None,
        base: str | None = None,
    ) -> Self:
        """The clause of these parts."""
        if not isinstance(rate, Mapping):
            rate = {"kind": "fixed", "annual_percent": figure(rate, "rate")}
        parts = {
            "rate": rate,
            "basis": basis,
            "day_count": day_count,
            "day_assignment": day_assignment,
            "compounding": compounding,
            "grace_days": grace_days,
            "grace": grace,
            "rounding": rounding,
            "minimum": _limit(minimum),
            "maximum": _limit(maximum),
            "base": base,
        }
        return cls._over(read_clause({name: it for name, it in parts.items() if it is not None}))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Self:
        """The clause of a document.

        >>> from arrears import InterestClause
        >>> base_and_nine = {"kind": "reference", "series": "de_basiszinssatz", "margin_percent": "9"}
        >>> InterestClause.from_dict({"rate": base_and_nine, "basis": "clause 7.2"}).to_dict()["rate"]["reset"]
        'half_year_first_day'
        """
        return cls._over(read_clause(document))

    @property
    def basis(self) -> str:
        """The clause or the law that grants the interest."""
        return str(self._document["basis"])

    def _as_document(self) -> dict[str, Any]:
        return self._document

    def __repr__(self) -> str:
        return f"InterestClause.from_dict({self._document!r})"


class Statute(Answer):
    """A law on late payment as data: its articles, its versions, the points it leaves open, and what was read. In a
    notebook it shows as a table. :func:`statutes` gives all of them.

    >>> from arrears import Statute
    >>> german = Statute("DE")
    >>> german
    Statute('de')
    >>> "BGB s. 288(5)" in german.articles()
    True
    """

    __slots__ = ()

    def __new__(cls, id: str) -> Self:
        """The law of that name, in either case."""
        (statute,) = _ask("statutes", id=id)["statutes"]
        return cls._over(statute)

    id = Member(_str, "The name by which it is asked for.")
    version = Member(_str, "Named in the hash of the inputs.")
    title = Member(_str, "The name of the law.")
    country = optional(_str, "The country, in ISO 3166 letters.")
    currency = optional(currency, "The currency of the country.")
    covers = Member(_str, "Whose claims it is about.")
    notes = Member(texts, "What a reader should know beside the rules.")
    sources = Member(texts, "What was read.")
    options = Member(documents("name", "choices", "why"), "The points that the law leaves open, each with its answers.")
    versions = Member(documents("spans", "rules"), "The versions, the newest last: when each holds, and its rules.")

    def articles(self) -> list[str]:
        """The articles that its rules cite, each once.

        >>> from arrears import Statute
        >>> Statute("gb").articles()[0]
        'SI 1998/2480'
        """
        return sorted({rule["article"] for version in self.versions for rule in version["rules"] if "article" in rule})

    def _as_document(self) -> str:
        return self.id

    def __repr__(self) -> str:
        return f"Statute({self.id!r})"

    def _repr_html_(self) -> str:
        heads = ("topic", "for", "from", "rule", "article", "unknown")
        members = ("topic", "when", "from", "text", "article", "unknown")
        parts = [f"<h3>{escape(self.title)}</h3><p>{escape(self.covers)}</p>"]
        for version in self.versions:
            spans = "; ".join(_span(span) for span in version["spans"]) or "every claim"
            rows = [heads, *(tuple(str(rule.get(member, "")) for member in members) for rule in version["rules"])]
            lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
            table = "".join(f"<tr>{line}</tr>" for line in lines)
            parts.append(f"<table><caption>{escape(spans)}</caption>{table}</table>")
        return "".join(parts)


def accrue(
    principal: Amount,
    due_on: date,
    as_of: date,
    *,
    clause: InterestClause | Mapping[str, Any] | None = None,
    statute: Statute | str | None = None,
    options: Mapping[str, str] | None = None,
    payments: Paid = (),
    credit_notes: Documents = (),
    costs: Documents = (),
    late_fees: Documents = (),
    net_amount: Amount | None = None,
    debtor: str | None = None,
    creditor_size: str | None = None,
    debtor_size: str | None = None,
    contract_date: date | None = None,
    default_on: date | None = None,
    allocation: str | list[str] | None = None,
    beyond: str | None = None,
    fx: Documents = (),
    rate_series: Documents = (),
) -> Statement:
    """What has accrued on a claim at the end of a day under a clause, a statute or both: the interest to the cent with
    its working, and all else that is owed (S1-06). Without clause and statute the interest is zero, and the statement
    says why.

    - ``payments`` are pairs of day and :class:`Amount`, or documents; ``credit_notes``, ``costs``, ``late_fees``,
      ``fx`` and ``rate_series`` are documents, in which Python values stand for their document forms;
    - ``options`` answers the points that the law leaves open; ``debtor``, ``creditor_size``, ``debtor_size``,
      ``contract_date`` and ``default_on`` are what it asks about the parties;
    - ``allocation`` is the order agreed in which payments settle the claim;
    - ``beyond="carry_forward"`` lets the last known rate hold where a series ends: without it that is refused.

    >>> from datetime import date
    >>> from arrears import Amount, accrue
    >>> statement = accrue(Amount(1000, "EUR"), date(2026, 6, 15), date(2026, 8, 31), statute="de",
    ...                    contract_date=date(2025, 11, 3), debtor="business")
    >>> statement.interest, statement.fixed_compensation, statement.total_due
    (Amount('22.09', 'EUR'), Amount('40.00', 'EUR'), Amount('1062.09', 'EUR'))
    """
    claim = _claim(principal, due_on, net_amount, payments, credit_notes, costs, late_fees, fx)
    law = _law(statute, options, debtor, creditor_size, debtor_size, contract_date, default_on)
    how = {"clause": clause, "allocation": allocation, "beyond": beyond, "rate_series": _listed(rate_series) or None}
    return Statement._asked("accrue", as_of=as_of, **claim, **law, **how)


def payoff(
    principal: Amount,
    due_on: date,
    as_of: date,
    on: date,
    *,
    clause: InterestClause | Mapping[str, Any] | None = None,
    statute: Statute | str | None = None,
    options: Mapping[str, str] | None = None,
    payments: Paid = (),
    credit_notes: Documents = (),
    costs: Documents = (),
    late_fees: Documents = (),
    net_amount: Amount | None = None,
    debtor: str | None = None,
    creditor_size: str | None = None,
    debtor_size: str | None = None,
    contract_date: date | None = None,
    default_on: date | None = None,
    allocation: str | list[str] | None = None,
    beyond: str | None = None,
    fx: Documents = (),
    rate_series: Documents = (),
) -> Statement:
    """What would settle a claim on the day ``on``, of what is known on ``as_of``. The other arguments are those of
    :func:`accrue`.

    >>> from datetime import date
    >>> from arrears import Amount, InterestClause, payoff
    >>> clause = InterestClause(12, "contract, clause 7.2")
    >>> payoff(Amount(1000, "EUR"), date(2026, 1, 31), date(2026, 2, 10), date(2026, 2, 20), clause=clause).total_due
    Amount('1006.58', 'EUR')
    """
    claim = _claim(principal, due_on, net_amount, payments, credit_notes, costs, late_fees, fx)
    law = _law(statute, options, debtor, creditor_size, debtor_size, contract_date, default_on)
    how = {"clause": clause, "allocation": allocation, "beyond": beyond, "rate_series": _listed(rate_series) or None}
    return Statement._asked("payoff", as_of=as_of, on=on, **claim, **law, **how)


def merchants_balance(
    principal: Amount,
    annual_percent: Decimal | int | str,
    start: date,
    settled_on: date,
    *,
    payments: Paid = (),
    day_count: DayCount | str | None = None,
) -> MerchantsBalance:
    """What is left on ``settled_on`` under the Merchant's Rule: the principal from ``start`` and each payment from its
    day all grow with simple interest to that day.

    >>> from datetime import date
    >>> from arrears import Amount, merchants_balance
    >>> paid = [(date(year, 1, 1), Amount(3000, "USD")) for year in (2002, 2003)]
    >>> merchants_balance(Amount(6000, "USD"), 6, date(2000, 1, 1), date(2004, 1, 1),
    ...                   payments=paid, day_count="30e_360").balance
    Amount('900.00', 'USD')
    """
    members = {
        "principal": principal,
        "annual_percent": figure(annual_percent, "annual_percent"),
        "day_count": day_count,
        "from": start,
        "payments": _paid(payments) or None,
        "settled_on": settled_on,
    }
    return MerchantsBalance._over(_ask("merchants_balance", **members))


def interest_free_financing(
    claims: Documents,
    annual_percent: Decimal | int | str,
    as_of: date,
    *,
    day_count: DayCount | str | None = None,
) -> Financing:
    """What it costs to wait for claims past their due dates, at what money costs the creditor: tolerated lateness is an
    interest-free loan (S4-02). A claim is a document with ``principal``, ``due_on`` and, if any, ``payments``.

    >>> from datetime import date
    >>> from arrears import Amount, interest_free_financing
    >>> half = [(date(2026, 3, 2), Amount(500, "EUR"))]
    >>> late = {"principal": Amount(1000, "EUR"), "due_on": date(2026, 1, 31), "payments": half}
    >>> interest_free_financing([late], 6, date(2026, 4, 1)).totals
    (Amount('7.40', 'EUR'),)
    """
    members = {
        "claims": [_with_payments(claim) for claim in claims] if _is_list(claims) else claims,
        "annual_percent": figure(annual_percent, "annual_percent"),
        "day_count": day_count,
        "as_of": as_of,
    }
    return Financing._over(_ask("interest_free_financing", **members))


def statutes() -> list[Statute]:
    """The laws on late payment that are known, by name.

    >>> from arrears import statutes
    >>> [it.id for it in statutes()][:4]
    ['at', 'be', 'bg', 'ch']
    """
    return [Statute._over(statute) for statute in _ask("statutes")["statutes"]]


def statutory_due(
    statute: Statute | str,
    *,
    dates: Mapping[str, date],
    options: Mapping[str, str] | None = None,
    debtor: str | None = None,
    creditor_size: str | None = None,
    debtor_size: str | None = None,
    contract_date: date | None = None,
    fallbacks: Mapping[str, str] | None = None,
    calendar: str | Calendar | None = None,
    calendars: Iterable[Calendar] = (),
) -> StatutoryDue:
    """When a claim falls due by law where no term was agreed, from the days that are known, such as ``delivery`` and
    ``invoice_receipt``; the law says what counts where the receipt is not known (S1-12).

    >>> from datetime import date
    >>> from arrears import statutory_due
    >>> statutory_due("gb", dates={"delivery": date(2026, 5, 4), "invoice_receipt": date(2026, 5, 4)}).due_on
    datetime.date(2026, 6, 2)
    """
    law = _law(statute, options, debtor, creditor_size, debtor_size, contract_date, None)
    facts = _facts(None, dates, None, calendar, calendars, fallbacks)
    return StatutoryDue._over(_ask("statutory_due", **law, **facts))


def check_terms(
    terms: PaymentTerms | str | Mapping[str, Any],
    statute: Statute | str,
    as_of: date,
    *,
    clause: InterestClause | Mapping[str, Any] | None = None,
    options: Mapping[str, str] | None = None,
    debtor: str | None = None,
    creditor_size: str | None = None,
    debtor_size: str | None = None,
    contract_date: date | None = None,
    default_on: date | None = None,
    beyond: str | None = None,
    rate_series: Documents = (),
    calendars: Iterable[Calendar] = (),
) -> CheckedTerms:
    """What a law would object to in terms, and in the rate of a clause, on a day: the gravest first, each with its
    article (the legal side of S1-05). None at all means that nothing was found, not that a lawyer would find nothing.

    >>> from datetime import date
    >>> from arrears import check_terms
    >>> check_terms("net 90", "be", date(2026, 11, 20)).findings[0].code
    'over_maximum_term'
    """
    law = _law(statute, options, debtor, creditor_size, debtor_size, contract_date, default_on)
    own = {"rate_series": _listed(rate_series) or None, "calendars": definitions(calendars) or None}
    return CheckedTerms._over(_ask("check_terms", terms=terms, as_of=as_of, clause=clause, **law, beyond=beyond, **own))


def rates(series: str) -> Rates:
    """A published rate by date, with its sources.

    >>> from datetime import date
    >>> from arrears import rates
    >>> [row["annual_percent"] for row in rates("de_basiszinssatz").rows() if row["from"].year == 2026]
    [Decimal('1.27'), Decimal('1.52')]
    """
    return Rates._over(_ask("rates", series=series))


def _limit(limit: Amount | Mapping[str, Any] | None) -> Any:
    return {"amount": limit} if isinstance(limit, Amount) else limit


def _is_list(items: object) -> bool:
    return isinstance(items, Iterable) and not isinstance(items, str | Mapping)


def _paid(payments: Any) -> Any:
    """Pairs of day and amount as the documents of payments; the rest goes to the core as it is."""
    if not _is_list(payments):
        return payments
    pair = ("on", "amount")
    return [dict(zip(pair, it, strict=True)) if isinstance(it, tuple) and len(it) == 2 else it for it in payments]


def _with_payments(claim: Any) -> Any:
    if isinstance(claim, Mapping) and "payments" in claim:
        return {**claim, "payments": _paid(claim["payments"])}
    return claim


def _claim(
    principal: Amount,
    due_on: date,
    net_amount: Amount | None,
    payments: Paid,
    credit_notes: Documents,
    costs: Documents,
    late_fees: Documents,
    fx: Documents,
) -> dict[str, Any]:
    """The members that state the facts of a claim."""
    facts = {"credit_notes": credit_notes, "costs": costs, "late_fees": late_fees, "fx": fx}
    lists = {"payments": _paid(payments), **{name: _listed(it) for name, it in facts.items()}}
    whole = {"principal": principal, "net_amount": net_amount, "due_on": due_on}
    return whole | {name: it for name, it in lists.items() if it != []}


def _law(
    statute: Statute | str | None,
    options: Mapping[str, str] | None,
    debtor: str | None,
    creditor_size: str | None,
    debtor_size: str | None,
    contract_date: date | None,
    default_on: date | None,
) -> dict[str, Any]:
    """The members that name the law, and what it asks."""
    parties = {"debtor": debtor, "creditor_size": creditor_size, "debtor_size": debtor_size}
    days = {"contract_date": contract_date, "default_on": default_on}
    return {"statute": statute, "options": options or None, **parties, **days}


def _span(span: Mapping[str, Any]) -> str:
    return " ".join([span["by"], *(f"{edge} {span[edge]}" for edge in ("from", "until") if edge in span)])
