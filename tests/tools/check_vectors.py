"""Checks the form of every test vector; needs no library.

    python tests/tools/check_vectors.py [FOLDER]

Each line is one JSON object without duplicate keys (hostile request texts are strings in `text`), its name is unique in its
file, it asks something and expects something, and the rows of its table fit the columns. Prints the number of cases.
"""

import json
import sys
from pathlib import Path
from typing import Any

KEYS = {
    "name",
    "source",
    "note",
    "request",
    "text",
    "expect",
    "answer",
    "errors",
    "table",
}


def main() -> int:
    folder = (
        Path(sys.argv[1])
        if len(sys.argv) > 1
        else Path(__file__).parents[1] / "vectors"
    )
    faults, total = [], 0
    for path in sorted(folder.glob("*/*.jsonl")):
        cases, names = 0, set()
        for number, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not text:
                continue
            where = f"{path.relative_to(folder)}:{number}"
            try:
                vector = json.loads(text, object_pairs_hook=without_duplicates)
            except ValueError as error:
                faults.append(f"{where}: {error}")
                continue
            faults += [f"{where}: {fault}" for fault in check(vector)]
            if vector.get("name") in names:
                faults.append(f"{where}: the name {vector['name']!r} stands twice")
            names.add(vector.get("name"))
            cases += len(vector.get("table", {}).get("rows", [None]))
        print(f"{path.relative_to(folder)}: {len(names)} vectors, {cases} cases")
        total += cases
    print(f"{total} cases")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults or not total else 0


def check(vector: dict[str, Any]) -> list[str]:
    faults = [f"unknown key {key!r}" for key in vector.keys() - KEYS]
    if not isinstance(vector.get("name"), str) or not vector["name"]:
        faults.append("no name")
    if ("request" in vector) == ("text" in vector):
        faults.append("needs one of request and text")
    table = vector.get("table", {"columns": [], "rows": [[]]})
    expects_column = any(column.startswith("=") for column in table["columns"])
    if not expects_column and not vector.keys() & {"expect", "answer", "errors"}:
        faults.append("expects nothing")
    if "errors" in vector and "answer" in vector:
        faults.append("expects an answer and errors")
    if "text" in vector and "table" in vector:
        faults.append("a text has no members to vary")
    for error in vector.get("errors", []):
        if not isinstance(error.get("code"), str) or not isinstance(
            error.get("path"), str
        ):
            faults.append("an error without code or path")
    if vector.get("errors") == []:
        faults.append("expects no error in particular")
    if not table["rows"]:
        faults.append("a table without rows")
    if any(len(row) != len(table["columns"]) for row in table["rows"]):
        faults.append("a row that does not fit the columns")
    return faults


def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


if __name__ == "__main__":
    sys.exit(main())
