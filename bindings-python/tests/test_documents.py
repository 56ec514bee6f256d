"""`evaluate` and `evaluate_json`: what goes in, what comes out, what is refused."""

import json
import pickle
import threading
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any
from unittest.mock import Mock

import arrears
import pytest
from arrears import Amount, Calendar, Currency, DayCount, PaymentTerms, evaluate, evaluate_json

SCHEDULE: dict[str, Any] = {
    "type": "schedule",
    "schema": 1,
    "terms": "2/10 net 30",
    "dates": {"invoice_date": "2026-01-15"},
    "amount": {"amount": "1250.00", "currency": "EUR"},
}


def refusal(ask: Callable[[], object]) -> arrears.ArrearsError:
    with pytest.raises(arrears.ArrearsError) as caught:
        ask()
    return caught.value


def test_python_values_stand_for_their_documents() -> None:
    values = {
        "type": "schedule",
        "schema": 1,
        "terms": PaymentTerms("2/10 net 30"),
        "dates": MappingProxyType({"invoice_date": date(2026, 1, 15)}),
        "amount": {"amount": Decimal("1250.00"), "currency": Currency("EUR")},
        "calendar": Calendar("TARGET2"),
        "debtor_days": {"postpone": {date(2026, 2, 16): date(2026, 2, 17)}, "closed": (("08-01", "08-31"),)},
    }
    whole = evaluate(values | {"amount": Amount("1250.00", "EUR")})
    assert evaluate(values) == whole
    assert whole["instalments"][0]["due_on"] == "2026-02-14"
    third = {"type": "day_count", "schema": 1, "day_count": DayCount("act_360")}
    assert evaluate(third | {"start": date(2026, 1, 1), "end": date(2026, 1, 31)})["days"] == 30


def test_a_text_is_a_request_too() -> None:
    text = json.dumps(SCHEDULE)
    assert evaluate(text) == evaluate(SCHEDULE) == json.loads(evaluate_json(text))


@pytest.mark.parametrize(
    ("member", "value", "code", "path"),
    [
        ("amount", {"amount": 12.5, "currency": "EUR"}, "wrong_type", "amount.amount"),
        ("amount", {"amount": True, "currency": "EUR"}, "wrong_type", "amount.amount"),
        ("amount", {"amount": 1250, "currency": "EUR"}, "wrong_type", "amount.amount"),
        ("amount", {"amount": float("nan"), "currency": "EUR"}, "wrong_type", "amount.amount"),
        ("amount", {"amount": float("inf"), "currency": "EUR"}, "wrong_type", "amount.amount"),
        ("amount", {"amount": Decimal("NaN"), "currency": "EUR"}, "invalid_decimal", "amount.amount"),
        ("amount", {"amount": Decimal("-sNaN"), "currency": "EUR"}, "invalid_decimal", "amount.amount"),
        ("amount", {"amount": Decimal("1e999999"), "currency": "EUR"}, "number_out_of_range", "amount.amount"),
        ("amount", {"amount": Decimal("1e-999999"), "currency": "EUR"}, "number_out_of_range", "amount.amount"),
        ("amount", {"amount": Decimal("1E+30"), "currency": "EUR"}, "number_out_of_range", "amount.amount"),
        ("amount", {"amount": Decimal("0.001"), "currency": "EUR"}, "excess_precision", "amount.amount"),
        ("dates", {"invoice_date": datetime(2026, 1, 15)}, "invalid_date", "dates.invoice_date"),
        ("dates", {"invoice_date": datetime(2026, 1, 15, 12, 30)}, "invalid_date", "dates.invoice_date"),
        ("dates", {"invoice_date": None}, "wrong_type", "dates.invoice_date"),
        ("dates", {"invoice_date": b"2026-01-15"}, "wrong_type", "dates.invoice_date"),
        ("dates", {"invoice_date": "\ud800"}, "malformed_json", "dates.invoice_date"),
        ("dates", {1: date(2026, 1, 15)}, "wrong_type", "dates"),
        ("dates", {datetime(2026, 1, 15): "2026-01-15"}, "invalid_value", "dates.2026-01-15T00:00:00"),
        ("amount", Fraction(1, 3), "wrong_type", "amount"),
        ("terms", {"instalments": [{"share": object()}]}, "wrong_type", "terms.instalments[0].share"),
        ("odd_units", 10**40, "number_out_of_range", "odd_units"),
        ("colour", "red", "unknown_field", "colour"),
    ],
)
def test_what_no_document_holds_is_refused_with_its_path(member: str, value: object, code: str, path: str) -> None:
    error = refusal(lambda: evaluate(SCHEDULE | {member: value}))
    assert (error.code, error.path) == (code, path)


def test_a_number_that_python_does_not_write_is_refused() -> None:
    error = refusal(lambda: evaluate(SCHEDULE | {"odd_units": 10**5000}))
    assert (error.code, error.path) == ("number_out_of_range", "odd_units")


def test_all_problems_at_once_and_in_order() -> None:
    error = refusal(lambda: evaluate({"colour": "red", **SCHEDULE, "amount": {"amount": 1.5}, "terms": "net whenever"}))
    assert [(it["code"], it["path"]) for it in error.errors] == [
        ("unknown_field", "colour"),
        ("terms_not_understood", "terms"),
        ("wrong_type", "amount.amount"),
        ("missing_field", "amount.currency"),
    ]
    assert str(error).count("\n") == 3


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def test_depth_and_length_are_bounded() -> None:
    itself: list[Any] = []
    itself.append(itself)
    doubling: list[Any] = []
    for _ in range(60):
        doubling = [doubling, doubling]
    # A mock has every attribute, and each is a mock.
    for deep in (itself, doubling, nested(100_000), ["x" * 2**25], Mock()):
        assert refusal(lambda deep=deep: evaluate(SCHEDULE | {"terms": deep})).code == "document_too_large"
    for depth in range(55, 75):
        value = SCHEDULE | {"terms": nested(depth)}
        said = json.loads(evaluate_json(json.dumps(value)))["errors"][0]["code"]
        assert refusal(lambda value=value: evaluate(value)).code == said, depth


def test_evaluate_json_raises_for_no_text() -> None:
    for text in ("", "no JSON", "\ud800", '"\udfff"', "[" * 10_000, "null", "\0", '{"type":"\\ud800"}', "1e999999"):
        answer = json.loads(evaluate_json(text))
        assert answer["type"] == "error", text
        assert answer["errors"][0]["code"] in arrears.error_codes(), text
    for other in (5, None, b"{}", {}):
        with pytest.raises(TypeError):
            evaluate_json(other)


@pytest.mark.parametrize(
    ("class_", "name", "request_"),
    [
        (arrears.InvalidInput, "invalid_input", {**SCHEDULE, "terms": "net whenever"}),
        (arrears.MissingData, "missing_data", {**SCHEDULE, "dates": {}}),
        (arrears.NotApplicable, "not_applicable", {**SCHEDULE, "type": "due_date", "terms": {"timing": "in_advance"}}),
        (arrears.OutOfRange, "out_of_range", {**SCHEDULE, "dates": {"invoice_date": "9999-12-31"}}),
    ],
)
def test_each_class_of_refusals_has_its_exception(
    class_: type[arrears.ArrearsError], name: str, request_: dict[str, Any]
) -> None:
    if class_ is arrears.NotApplicable:
        request_ = {key: value for key, value in request_.items() if key != "amount"}
    error = refusal(lambda: evaluate(request_))
    assert type(error) is class_
    assert error.class_ == name
    assert error.message
    assert error.help
    assert error.code in str(error)
    assert error.path in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is class_
    assert again.errors == error.errors
    again.errors[0]["code"] = "other"
    assert again.code == error.code


def test_an_exception_has_a_problem() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        arrears.ArrearsError([])


def test_threads_get_the_same_answers() -> None:
    text = json.dumps(SCHEDULE)
    expected, found = evaluate_json(text), []

    def work() -> None:
        found.extend(evaluate_json(text) for _ in range(200))
        found.extend(json.dumps(evaluate(SCHEDULE), separators=(",", ":")) for _ in range(50))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 * 250
    assert set(found) == {expected}
