"""Terms as they were read from texts, one or a column of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from math import isnan
from typing import Any, Literal, overload

from arrears._errors import ArrearsError, invalid
from arrears._schedule import _date, _int, _list, _str, _Whole, _word, _wrong
from arrears._terms import PaymentTerms, _ask
from arrears._view import Answer


class Alternative(Answer):
    """Another reading of the same text that is in use.

    >>> from arrears import parse_terms
    >>> parse_terms("30 days end of month").alternatives[0]
    <Alternative: all due @invoice_date eom +30d>
    """

    __slots__ = ()

    @property
    def terms(self) -> PaymentTerms:
        """The terms by that reading."""
        return PaymentTerms.from_dict(self._document["terms"])

    @property
    def canonical(self) -> str:
        """Their canonical text."""
        return _str(self._document["canonical"])

    @property
    def reason(self) -> str:
        """Who reads it so."""
        return _str(self._document["reason"])

    def __repr__(self) -> str:
        return f"<Alternative: {self.canonical}>"


class ParsedTerms(_Whole):
    """Terms as they were read from a text, and everything that had to be decided on the way.

    >>> from arrears import parse_terms
    >>> parse_terms("2/10 net 30")
    <ParsedTerms: all due @invoice_date +30d; less 2% until @invoice_date +10d>
    >>> agreed = parse_terms("ITD*14*3~")
    >>> agreed.terms, agreed.fields
    (None, {'type': '14', 'basis': '3'})
    """

    __slots__ = ()

    @property
    def type(self) -> Literal["parse_terms"]:
        """The type of the answer."""
        _word(self._document["type"], "parse_terms")
        return "parse_terms"

    @property
    def terms(self) -> PaymentTerms | None:
        """The terms by the preferred reading; None where a notation states ``fields`` and no terms that follow."""
        return PaymentTerms.from_dict(self._document["terms"]) if "terms" in self._document else None

    @property
    def canonical(self) -> str | None:
        """Their canonical text, which is read alike under every profile."""
        return _str(self._document["canonical"]) if "canonical" in self._document else None

    @property
    def kind(self) -> str:
        """How the text writes them: ``text``, or the notation."""
        return _str(self._document["kind"])

    @property
    def language(self) -> str | None:
        """The language whose words decided, if any."""
        return _str(self._document["language"]) if "language" in self._document else None

    @property
    def profile(self) -> str:
        """The profile that was applied."""
        return _str(self._document["profile"])

    @property
    def grammar(self) -> int:
        """The version of the grammar: under one version the same text and profile are read alike."""
        return _int(self._document["grammar"])

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other readings in use."""
        return tuple(Alternative._over(reading) for reading in _list(self._document["alternatives"]))

    @property
    def fields(self) -> dict[str, Any] | list[dict[str, Any]] | None:
        """What a structured notation states, field by field; a list where it states several of a kind."""
        found = self._document.get("fields")
        if found is not None and type(found) is not dict:
            _list(found)
        return deepcopy(found)

    @property
    def dates(self) -> dict[str, date | str]:
        """Dates that the text states, by event; one without its year stays a ``str`` such as ``"05-01"``."""
        found = self._document["dates"]
        if type(found) is not dict:
            raise _wrong("a document", found)
        return {event: _stated(day) for event, day in found.items()}

    @property
    def warnings(self) -> list[dict[str, Any]]:
        """What was assumed or left out: ``code`` and ``message`` of each."""
        found = _list(self._document["warnings"])
        for warning in found:
            if not warning.keys() >= {"code", "message"}:
                raise _wrong("code and message of each", warning)
        return deepcopy(found)

    def __repr__(self) -> str:
        return f"<ParsedTerms: {self.canonical or f'{self.kind} without terms'}>"


def parse_terms(text: str, *, profile: str = "auto", us_26th_rule: bool = False) -> ParsedTerms:
    """The terms that a text writes, in the words of a language, in the codes of ERP systems or in a notation of
    e-invoices, with the other readings in use.

    ``profile`` says whose habits decide where usage differs, such as ``us``, ``uk`` or ``de``; under ``auto`` the words
    do. ``us_26th_rule`` is that of US textbooks: an invoice dated after the 25th counts from the next month.

    >>> from arrears import parse_terms
    >>> parsed = parse_terms("10 Tage 2 % Skonto, 30 Tage netto")
    >>> parsed.canonical, parsed.language
    ('all due @invoice_date +30d; less 2% until @invoice_date +10d', 'de')
    """
    return ParsedTerms._over(_ask("parse_terms", text=text, profile=profile, us_26th_rule=us_26th_rule))


@overload
def parse_terms_column(
    texts: Iterable[str | None],
    *,
    profile: str = "auto",
    us_26th_rule: bool = False,
    on_error: Literal["raise"] = "raise",
) -> list[ParsedTerms | None]: ...
@overload
def parse_terms_column(
    texts: Iterable[str | None], *, profile: str = "auto", us_26th_rule: bool = False, on_error: Literal["collect"]
) -> list[ParsedTerms | ArrearsError | None]: ...
def parse_terms_column(
    texts: Iterable[str | None],
    *,
    profile: str = "auto",
    us_26th_rule: bool = False,
    on_error: Literal["raise", "collect"] = "raise",
) -> list[ParsedTerms | None] | list[ParsedTerms | ArrearsError | None]:
    """The terms of each text of a list, a pandas or polars Series or any other column, in its order; a text that comes
    again is read once. What is missing - ``None``, or what pandas has for it - stays ``None``.

    A text that is refused raises its error, whose path names the row; with ``on_error="collect"`` the error stands in
    the list where the terms would. An option that is refused always raises.

    >>> from arrears import parse_terms_column
    >>> [str(it) for it in parse_terms_column(["net 30", None, "soon"], on_error="collect")][:2]
    ['<ParsedTerms: all due @invoice_date +30d>', 'None']
    """
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        message = f"a column of texts expected, {type(texts).__name__} found"
        raise invalid("wrong_type", "texts", message, "pass a list, or one text to parse_terms")
    if on_error not in ("raise", "collect"):
        raise invalid("unknown_value", "on_error", f"{on_error!r} is not known", "pass raise or collect")
    known: dict[str, ParsedTerms | ArrearsError] = {}
    rows: list[ParsedTerms | ArrearsError | None] = []
    for row, text in enumerate(texts):
        if _is_missing(text):
            rows.append(None)
            continue
        found = known.get(text) if isinstance(text, str) else None
        if found is None:
            found = _parsed_or_refused(text, profile, us_26th_rule)
            if isinstance(text, str):
                known[text] = found
        if isinstance(found, ArrearsError):
            if on_error == "raise" or found.path != "text":
                raise _at_row(found, row)
            found = _at_row(found, row)
        rows.append(found)
    return rows


def _parsed_or_refused(text: Any, profile: str, us_26th_rule: bool) -> ParsedTerms | ArrearsError:
    try:
        return parse_terms(text, profile=profile, us_26th_rule=us_26th_rule)
    except ArrearsError as refusal:
        return refusal


def _at_row(refusal: ArrearsError, row: int) -> ArrearsError:
    """The same refusal, of the text of a row; what is wrong with the options is of no row."""
    of_row = [error | {"path": f"texts[{row}]"} if error["path"] == "text" else error for error in refusal.errors]
    return type(refusal)(of_row)


def _is_missing(value: object) -> bool:
    """Whether a column has nothing here: pandas writes NaN or its NA for that."""
    if value is None or value is getattr(sys.modules.get("pandas"), "NA", None):
        return True
    return isinstance(value, float) and isnan(value)


def _stated(value: Any) -> date | str:
    text = _str(value)
    if len(text) > len("05-01"):
        return _date(text)
    # A leap year has every day.
    _date(f"2000-{text}")
    return text
