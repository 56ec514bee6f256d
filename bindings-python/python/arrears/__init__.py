"""Payment terms, due dates, early-payment discounts and late interest: exact, explained, deterministic functions over
dates.

The same core answers in Rust, Python and JavaScript. Money goes in and comes out as ``decimal.Decimal``, days as
``datetime.date``; a float, a bool or a datetime in their place is refused, and so is every question whose answer
would be a guess: see :class:`ArrearsError`.

>>> from datetime import date
>>> from arrears import Amount, PaymentTerms
>>> terms = PaymentTerms("2/10 net 30")
>>> schedule = terms.schedule(Amount("1250.00", "EUR"), invoice_date=date(2026, 1, 15))
>>> schedule.instalments[0].due_on
datetime.date(2026, 2, 14)
>>> schedule.discounts[0].payable
Amount('1225.00', 'EUR')
"""

from arrears._arrears import Amount, Currency, __version__, error_codes, evaluate, evaluate_json
from arrears._calendar import Calendar
from arrears._day_count import DayCount
from arrears._errors import ArrearsError, InvalidInput, MissingData, NotApplicable, OutOfRange
from arrears._interest import (
    InterestClause,
    Statute,
    accrue,
    check_terms,
    interest_free_financing,
    merchants_balance,
    payoff,
    rates,
    statutes,
    statutory_due,
)
from arrears._reading import Alternative, ParsedTerms, parse_terms, parse_terms_column
from arrears._schedule import Discount, Instalment, Schedule, TakenDiscount
from arrears._statement import (
    Adjustment,
    AppliedPayment,
    Charge,
    CheckedTerms,
    FinancedClaim,
    Financing,
    Finding,
    MerchantsBalance,
    Rates,
    Segment,
    Statement,
    StatutoryDue,
)
from arrears._terms import PaymentTerms, cost_of_credit, due_date, version

__all__ = [
    "Adjustment",
    "Alternative",
    "Amount",
    "AppliedPayment",
    "ArrearsError",
    "Calendar",
    "Charge",
    "CheckedTerms",
    "Currency",
    "DayCount",
    "Discount",
    "FinancedClaim",
    "Financing",
    "Finding",
    "Instalment",
    "InterestClause",
    "InvalidInput",
    "MerchantsBalance",
    "MissingData",
    "NotApplicable",
    "OutOfRange",
    "ParsedTerms",
    "PaymentTerms",
    "Rates",
    "Schedule",
    "Segment",
    "Statement",
    "Statute",
    "StatutoryDue",
    "TakenDiscount",
    "__version__",
    "accrue",
    "check_terms",
    "cost_of_credit",
    "due_date",
    "error_codes",
    "evaluate",
    "evaluate_json",
    "interest_free_financing",
    "merchants_balance",
    "parse_terms",
    "parse_terms_column",
    "payoff",
    "rates",
    "statutes",
    "statutory_due",
    "version",
]
