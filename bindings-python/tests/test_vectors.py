"""The shared vectors: the same questions, the same expectations and the same bytes as in Rust and JavaScript."""

import copy
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import arrears
import pytest

VECTORS = Path(__file__).parents[2] / "tests" / "vectors"
DIGESTS: dict[str, str] = json.loads((VECTORS / "digests.json").read_text(encoding="utf-8"))
FILES = sorted(path.relative_to(VECTORS).as_posix() for path in VECTORS.rglob("*.jsonl"))
KEYS = {"name", "source", "note", "request", "text", "expect", "answer", "errors", "table"}


def cases(file: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, request text and expectations of every case of a file, in order."""
    for line in (VECTORS / file).read_text(encoding="utf-8").split("\n"):
        if line:
            yield from cases_of(json.loads(line))


def cases_of(vector: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    name = vector["name"]
    assert vector.keys() <= KEYS, name
    expected = {key: vector[key] for key in ("expect", "answer", "errors") if key in vector}
    if "text" in vector:
        yield name, vector["text"], expected
        return
    table = vector.get("table", {"columns": [], "rows": [[]]})
    for number, row in enumerate(table["rows"]):
        request, outcome = copy.deepcopy(vector["request"]), copy.deepcopy(expected)
        for column, value in zip(table["columns"], row, strict=True):
            if column.startswith("="):
                put(outcome, f"expect.{column[1:]}", value)
            else:
                put(request, column, value)
        yield f"{name} [{number}]", json.dumps(request, separators=(",", ":"), ensure_ascii=False), outcome


def put(target: Any, path: str, value: Any) -> None:
    """Sets a dotted path; what is not there on the way is made."""
    steps = path.split(".")
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        made = value if following is None else [] if following.isdigit() else {}
        if step.isdigit():
            place = int(step)
            target.extend({} for _ in range(len(target), place + 1))
            if following is None or not isinstance(target[place], type(made)):
                target[place] = made
            target = target[place]
        else:
            if following is None or not isinstance(target.get(step), type(made)):
                target[step] = made
            target = target[step]


def holds(expected: Any, found: Any) -> bool:
    """Objects match by the keys expected, lists element by element, everything else is equal and of one type."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            key in found and holds(value, found[key]) for key, value in expected.items()
        )
    if isinstance(expected, list):
        same_length = isinstance(found, list) and len(found) == len(expected)
        return same_length and all(holds(one, other) for one, other in zip(expected, found, strict=True))
    return type(expected) is type(found) and bool(expected == found)


def faults(text: str, expected: dict[str, Any]) -> Iterator[str]:
    answer = json.loads(arrears.evaluate_json(text))
    if not expected:
        yield "expects nothing"
    if ("errors" in expected) != (answer["type"] == "error"):
        yield f"unexpected {answer}"
    if "errors" in expected and not holds(expected["errors"], answer.get("errors")):
        yield f"errors {expected['errors']} expected, found {answer}"
    if "expect" in expected and not holds(expected["expect"], answer):
        yield f"{expected['expect']} expected, found {answer}"
    if "answer" in expected:
        whole = {key: value for key, value in answer.items() if key not in ("library", "inputs_hash")}
        if not (holds(expected["answer"], whole) and whole.keys() == expected["answer"].keys()):
            yield f"the whole answer {expected['answer']} expected, found {whole}"


def test_there_are_vectors_and_each_file_has_its_digest() -> None:
    assert len(FILES) > 10
    assert sorted(DIGESTS) == FILES


@pytest.mark.parametrize("file", FILES)
def test_every_case_of(file: str) -> None:
    found = [f"{name}: {fault}" for name, text, expected in cases(file) for fault in faults(text, expected)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("file", FILES)
def test_the_bytes_are_those_of_the_other_languages(file: str) -> None:
    digest = hashlib.sha256()
    for _, text, _ in cases(file):
        digest.update(arrears.evaluate_json(text).encode() + b"\n")
    assert digest.hexdigest() == DIGESTS[file]


def test_every_error_code_is_reached_by_a_vector() -> None:
    reached = {
        error["code"]
        for file in FILES
        for _, text, expected in cases(file)
        if "errors" in expected
        for error in json.loads(arrears.evaluate_json(text))["errors"]
    }
    assert reached == set(arrears.error_codes())


def document_of(text: str) -> Any:
    """The document of a text, if Python has one that loses nothing; else the text itself."""
    try:
        document = json.loads(text)
        same = json.dumps(document, separators=(",", ":"), ensure_ascii=False, allow_nan=False) == text
    except (ValueError, RecursionError):
        return text
    return document if same and isinstance(document, dict) else text


@pytest.mark.parametrize("file", [file for file in FILES if file.startswith(("terms/", "errors/", "requests/"))])
def test_evaluate_says_the_same_of_the_document_as_of_its_text(file: str) -> None:
    for name, text, _ in cases(file):
        answer = json.loads(arrears.evaluate_json(text))
        request = document_of(text)
        if answer["type"] == "error":
            with pytest.raises(arrears.ArrearsError) as refusal:
                arrears.evaluate(request)
            assert refusal.value.errors == answer["errors"], name
        else:
            assert arrears.evaluate(request) == answer, name
