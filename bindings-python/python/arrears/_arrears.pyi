"""
The compiled part of the package.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, final

__all__ = [
    "__version__",
    "Amount",
    "Currency",
    "error_codes",
    "evaluate",
    "evaluate_json",
    "figure",
    "plain",
    "read_clause",
    "read_terms",
]

__version__: Final[str]
"""
The version of the package.
"""

@final
class Amount:
    """
    An amount of money: a whole number of minor units of one currency.

    The value is a ``decimal.Decimal``, an ``int`` or a ``str`` in plain notation; a float is refused, and so are more
    decimal places than the currency has. Amounts of one currency are added and subtracted, by ``sum`` too; what would
    have to be rounded, such as a product, is left to ``value``, where the rounding is yours to state.

    >>> from decimal import Decimal
    >>> from arrears import Amount
    >>> Amount(Decimal("1250"), "EUR")
    Amount('1250.00', 'EUR')
    >>> Amount("0.10", "EUR") + Amount("0.20", "EUR")
    Amount('0.30', 'EUR')
    >>> sum([Amount("0.10", "EUR"), Amount("0.20", "EUR")])
    Amount('0.30', 'EUR')
    """
    def __add__(self, other: object, /) -> Amount: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, value: "Decimal | int | str", currency: "Currency | str") -> Amount: ...
    def __radd__(self, zero: object, /) -> Amount:
        """
        ``sum`` begins with the number 0.
        """
    def __reduce__(self, /) -> tuple[type, tuple[str, str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Amount: ...
    def _as_document(self, /) -> dict[str, Any]: ...
    @property
    def currency(self, /) -> Currency:
        """
        The currency.
        """
    @staticmethod
    def from_dict(document: Mapping[str, Any] | str) -> Amount:
        """
        The amount of a document.

        >>> from arrears import Amount
        >>> Amount.from_dict({"amount": "1250.00", "currency": "EUR"})
        Amount('1250.00', 'EUR')
        """
    @property
    def minor_units(self, /) -> int:
        """
        The whole number of cents, pence, yen or whatever the minor unit is.
        """
    def to_dict(self, /) -> dict[str, Any]:
        """
        The document form, with the value as text.

        >>> from arrears import Amount
        >>> Amount("1250", "EUR").to_dict()
        {'amount': '1250.00', 'currency': 'EUR'}
        """
    @property
    def value(self, /) -> Decimal:
        """
        The figure at the scale of its currency.
        """

@final
class Currency:
    """
    A currency of ISO 4217, with the number of decimal places of its minor unit.

    >>> from arrears import Currency
    >>> Currency("JPY").minor_digits
    0
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: "str") -> Currency: ...
    def __reduce__(self, /) -> tuple[type, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _as_document(self, /) -> str: ...
    @staticmethod
    def all() -> list[Currency]:
        """
        Every currency known.

        >>> from arrears import Currency
        >>> Currency("KWD") in Currency.all()
        True
        """
    @property
    def code(self, /) -> str:
        """
        The three-letter code, such as ``EUR``.
        """
    @property
    def minor_digits(self, /) -> int:
        """
        The decimal places of an amount: 2 for cents, 0 for yen, 3 for the dinars.
        """

def error_codes() -> list[str]:
    """
    The code of every refusal there is; codes are never renamed.

    >>> from arrears import error_codes
    >>> "missing_date" in error_codes()
    True
    """

def evaluate(request: Mapping[str, Any] | str) -> dict[str, Any]:
    """
    The answer to a request, both as documents; a refusal is raised.

    In the request a ``decimal.Decimal``, a ``datetime.date`` and the values of this package stand for their document
    forms.

    >>> from datetime import date
    >>> from arrears import evaluate
    >>> request = {"type": "due_date", "schema": 1, "terms": "net 30", "dates": {"invoice_date": date(2026, 1, 15)}}
    >>> evaluate(request)["due_on"]
    '2026-02-14'
    """

def evaluate_json(text: str) -> str:
    """
    The answer to a request, both as JSON text. A refusal is an answer of the type ``error``: no text raises. What is no
    ``str`` is a ``TypeError``.

    >>> from arrears import evaluate_json
    >>> '"code":"malformed_json"' in evaluate_json("no JSON")
    True
    """

def figure(value: "Decimal | int | str", at: "str") -> str:
    """
    The argument ``at`` in plain notation: the one rule for what stands for a decimal.
    """

def plain(document: Mapping[str, Any] | str) -> dict[str, Any]:
    """
    A document of plain members: days and figures as text, whatever they were before.
    """

def read_clause(clause: Mapping[str, Any] | str) -> dict[str, Any]:
    """
    The whole document of an interest clause that is given as one, with what it leaves to the defaults.
    """

def read_terms(terms: Mapping[str, Any] | str) -> dict[str, Any]:
    """
    The whole document of terms that are given as a short text or as a document.
    """
