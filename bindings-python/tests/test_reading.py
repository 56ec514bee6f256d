"""Terms from texts: the reading with everything that was decided on the way, and columns of them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import arrears
import pandas as pd
import polars as pl
import pytest
from arrears import ParsedTerms, PaymentTerms, evaluate, parse_terms, parse_terms_column

SWICO = "//S1/11/190512/40/2:10;0:30"
COLUMN = ["2/10 net 30", None, "30 Tage netto", "2/10 net 30"]
CANONICAL = [
    "all due @invoice_date +30d; less 2% until @invoice_date +10d",
    None,
    "all due @invoice_date +30d",
    "all due @invoice_date +30d; less 2% until @invoice_date +10d",
]


def refused(ask: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(arrears.ArrearsError) as caught:
        ask()
    return caught.value.code, caught.value.path


def canonical(rows: Iterable[Any]) -> list[str | None]:
    return [row if row is None else row.canonical for row in rows]


def test_a_reading_has_every_member_of_the_answer() -> None:
    text = "30 jours fin de mois"
    answer = evaluate({"type": "parse_terms", "schema": 1, "text": text, "profile": "auto", "us_26th_rule": False})
    parsed = parse_terms(text)
    assert parsed.to_dict() == answer
    assert (parsed.type, parsed.schema, parsed.inputs_hash) == ("parse_terms", 1, answer["inputs_hash"])
    assert (parsed.kind, parsed.language, parsed.profile, parsed.grammar) == ("text", "fr", "fr", 1)
    assert parsed.terms == PaymentTerms.from_dict(answer["terms"]) == PaymentTerms.parse(text)
    assert parsed.canonical == answer["canonical"] == "all due @invoice_date +30d eom"
    assert (parsed.fields, parsed.dates) == (None, {})
    assert [warning["code"] for warning in parsed.warnings] == ["ambiguous_reading"]
    assert [(it.terms.to_dict(), it.canonical, it.reason) for it in parsed.alternatives] == [
        (it["terms"], it["canonical"], it["reason"]) for it in answer["alternatives"]
    ]
    assert parsed.alternatives[0].canonical == "all due @invoice_date eom +30d"
    assert repr(parsed) == "<ParsedTerms: all due @invoice_date +30d eom>"


def test_the_profile_and_the_rule_of_the_26th_reach_the_core() -> None:
    ambiguous = "30 days end of month"
    assert parse_terms(ambiguous).canonical == "all due @invoice_date +30d eom"
    assert parse_terms(ambiguous, profile="uk").canonical == "all due @invoice_date +1m eom"
    assert PaymentTerms.parse(ambiguous, profile="uk") == PaymentTerms("all due @invoice_date +1m eom")
    plainly, by_the_rule = (PaymentTerms.parse("10 prox", us_26th_rule=rule) for rule in (False, True))
    assert plainly.due_date(invoice_date=date(2026, 1, 27)) == date(2026, 2, 10)
    assert by_the_rule.due_date(invoice_date=date(2026, 1, 27)) == date(2026, 3, 10)
    assert canonical(parse_terms_column([ambiguous, "10 prox"], profile="uk", us_26th_rule=True)) == [
        parse_terms(text, profile="uk", us_26th_rule=True).canonical for text in (ambiguous, "10 prox")
    ]


def test_dates_and_fields_that_a_text_states() -> None:
    parsed = parse_terms(SWICO)
    assert (parsed.kind, parsed.language, parsed.dates) == ("swico_s1", None, {"invoice_date": date(2019, 5, 12)})
    assert parsed.fields == {
        "invoice_date": "2019-05-12",
        "conditions": [{"percent": "2", "days": 10}, {"percent": "0", "days": 30}],
    }
    parsed.fields["conditions"].clear()
    assert len(parsed.fields["conditions"]) == 2
    assert parse_terms("net 30 as of May 1").dates == {"as_of_date": "05-01"}
    assert parse_terms("#SKONTO#TAGE=14#PROZENT=2.00#\n").fields == [{"days": 14, "percent": "2.00"}]


def test_a_notation_may_state_fields_and_no_terms() -> None:
    agreed = parse_terms("ITD*14*3~")
    assert (agreed.terms, agreed.canonical, agreed.kind) == (None, None, "x12_itd")
    assert agreed.fields == {"type": "14", "basis": "3"}
    assert [warning["code"] for warning in agreed.warnings] == ["no_terms"]
    assert repr(agreed) == "<ParsedTerms: x12_itd without terms>"
    assert parse_terms("//S1/10/1/11/260115").dates == {"invoice_date": date(2026, 1, 15)}
    assert [row and row.canonical for row in parse_terms_column(["ITD*14~", "net 30"])] == [
        None,
        "all due @invoice_date +30d",
    ]
    with pytest.raises(arrears.ArrearsError, match="alone states no date"):
        PaymentTerms.parse("ITD*14*3~")


def test_dates_that_a_text_states_stand_in_where_none_is_given() -> None:
    parsed = parse_terms("net 30 as of May 1")
    assert parsed.terms is not None
    facts = {"stated": parsed.dates, "invoice_date": date(2026, 3, 10)}
    assert parsed.terms.due_date(**facts) == date(2026, 5, 31)
    assert arrears.due_date("net 30 as of May 1", invoice_date=date(2026, 3, 10)) == date(2026, 5, 31)
    schedule = parsed.terms.schedule(arrears.Amount("10.00", "EUR"), **facts)
    assert [warning["code"] for warning in schedule.warnings] == ["year_assumed"]
    assert parsed.terms.due_date(**facts, dates={"as_of_date": date(2026, 6, 1)}) == date(2026, 7, 1)


def test_terms_are_described_and_written() -> None:
    terms = PaymentTerms("2/10 net 30")
    assert terms.describe("en")[0] == "Payable in full within 30 days of the invoice date."
    assert len({tuple(terms.describe(language)) for language in ("en", "de", "fr", "it", "ro", "el", "es")}) == 7
    assert str(terms) == terms.canonical == terms.write("text") == CANONICAL[0]
    assert repr(terms) == f"PaymentTerms({CANONICAL[0]!r})"
    notations = ("xrechnung_skonto", "swico_s1", "x12_itd", "edifact_pat", "ubl_cii", "text")
    written = {notation: terms.write(notation) for notation in notations}
    assert written["x12_itd"] == "ITD*08*3*2**10**30~"
    for notation, text in written.items():
        parsed = parse_terms(text)
        assert (parsed.kind, parsed.terms) == (notation, terms)
    for notation in ("fatturapa", "ksef", "date_formula"):
        parsed = parse_terms(PaymentTerms("net 30").write(notation))
        assert (parsed.kind, parsed.canonical) == (notation, "all due @invoice_date +30d")


@pytest.mark.parametrize(
    ("ask", "code", "path"),
    [
        (lambda: parse_terms("whenever it suits"), "terms_not_understood", "text"),
        (lambda: parse_terms("due 1 May 2026 or 30 days"), "ambiguous_terms", "text"),
        (lambda: parse_terms("net \ud800"), "malformed_json", "text"),
        (lambda: parse_terms(30), "wrong_type", "text"),
        (lambda: parse_terms(None), "missing_field", "text"),
        (lambda: parse_terms("net 30", profile="mars"), "unknown_value", "profile"),
        (lambda: parse_terms("net 30", us_26th_rule=1), "wrong_type", "us_26th_rule"),
        (lambda: PaymentTerms.parse("whenever it suits"), "terms_not_understood", "text"),
        (lambda: PaymentTerms.parse("ITD*14*3~"), "terms_not_understood", "text"),
        (lambda: PaymentTerms("ITD*14*3~"), "terms_not_understood", "terms"),
        (lambda: PaymentTerms("net 30").describe("fi"), "not_expressible", "language"),
        (lambda: PaymentTerms("net 30").describe("xx"), "unknown_value", "language"),
        (lambda: PaymentTerms("2/10 net 30").write("date_formula"), "not_expressible", "notation"),
        (lambda: PaymentTerms("net 30").write("pdf"), "unknown_value", "notation"),
        (lambda: parse_terms_column("net 30"), "wrong_type", "texts"),
        (lambda: parse_terms_column(5), "wrong_type", "texts"),
        (lambda: parse_terms_column(["net 30", 30]), "wrong_type", "texts[1]"),
        (lambda: parse_terms_column(["net 30", ["net 30"]]), "wrong_type", "texts[1]"),
        (lambda: parse_terms_column(["net 30"], profile="mars"), "unknown_value", "profile"),
        (lambda: parse_terms_column(["net 30"], profile="mars", on_error="collect"), "unknown_value", "profile"),
        (lambda: parse_terms_column(["net 30"], on_error="ignore"), "unknown_value", "on_error"),
        (lambda: parse_terms_column([None, "soon", "net 30", "later"]), "terms_not_understood", "texts[1]"),
    ],
)
def test_what_is_refused(ask: Callable[[], object], code: str, path: str) -> None:
    assert refused(ask) == (code, path)


@pytest.mark.parametrize(
    "column",
    [
        COLUMN,
        tuple(COLUMN),
        iter(COLUMN),
        pl.Series(COLUMN),
        pd.Series(COLUMN, dtype=object),
        pd.Series(COLUMN, dtype="string"),
        pd.Series([text if text else float("nan") for text in COLUMN]),
        pd.Series(COLUMN, dtype="string", index=[7, 7, 3, 1]),
    ],
    ids=lambda column: type(column).__module__,
)
def test_a_column_of_any_make_is_read_in_its_order(column: Any) -> None:
    assert canonical(parse_terms_column(column)) == CANONICAL


def test_a_column_reads_each_text_as_it_is_read_alone() -> None:
    texts = ["2/10 net 30", SWICO, "30 days end of month", "2/10 NET 30", "2/10 net 30"]
    rows = parse_terms_column(texts)
    assert rows == [parse_terms(text) for text in texts]
    assert rows[4] is rows[0]
    assert parse_terms_column([]) == []


def test_collected_errors_stand_where_the_terms_would() -> None:
    rows = parse_terms_column(["soon", "net 30", None, "soon", 5, "\ud800"], on_error="collect")
    assert [type(row) for row in rows] == [
        arrears.InvalidInput,
        ParsedTerms,
        type(None),
        arrears.InvalidInput,
        arrears.InvalidInput,
        arrears.InvalidInput,
    ]
    errors = [(row.code, row.path) for row in rows if isinstance(row, arrears.ArrearsError)]
    assert errors == [
        ("terms_not_understood", "texts[0]"),
        ("terms_not_understood", "texts[3]"),
        ("wrong_type", "texts[4]"),
        ("malformed_json", "texts[5]"),
    ]


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        ({"type": "schedule"}, "unknown_value", "type"),
        ({"terms": {"instalments": [{"share": {"kind": "all"}}]}}, "missing_field", "terms.instalments[0].due"),
        ({"kind": 1}, "wrong_type", "kind"),
        ({"language": None}, "wrong_type", "language"),
        ({"grammar": "1"}, "wrong_type", "grammar"),
        ({"alternatives": [{}]}, "missing_field", "alternatives[0].terms"),
        ({"fields": "x"}, "wrong_type", "fields"),
        ({"fields": ["x"]}, "wrong_type", "fields"),
        ({"dates": []}, "wrong_type", "dates"),
        ({"dates": {"delivery": "02-30"}}, "invalid_date", "dates"),
        ({"dates": {"delivery": "2026-02-30"}}, "invalid_date", "dates"),
        ({"warnings": [{"code": "x"}]}, "wrong_type", "warnings"),
        ({"colour": "red"}, "unknown_field", "colour"),
    ],
)
def test_documents_of_another_form_are_no_readings(change: dict[str, Any], code: str, path: str) -> None:
    assert refused(lambda: ParsedTerms.from_dict(parse_terms(SWICO).to_dict() | change)) == (code, path)
    leap = parse_terms(SWICO).to_dict() | {"dates": {"delivery": "02-29"}}
    assert ParsedTerms.from_dict(leap).dates == {"delivery": "02-29"}
