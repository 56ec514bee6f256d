"""Writes the vectors of terms as they were found, each with its meaning.

    python tests/tools/strings_vectors.py DATA [--out tests/vectors] [--check]

`DATA` holds `terms/strings.jsonl`, one text a line with its meaning, other readings in use, and for structured notations
what each field states. One file is written: `terms_text/strings.jsonl`. `--check` writes nothing and fails if the committed
file differs. The name of a vector begins with the id of its text.

Only the standard library is needed. The data name the other readings that are the least to expect; a vector compares whole
lists, so `ALTERNATIVES` says what the library lists, and the tool fails if a reading of the data is not among it.
"""

import argparse
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

Document = dict[str, Any]

NOTATIONS = {
    "date_formula",
    "edifact_pat",
    "fatturapa",
    "ksef",
    "swico_s1",
    "ubl_cii",
    "x12_itd",
    "xrechnung_skonto",
}

METHOD_KEPT = (
    "The source leaves the means of payment out of the other reading; here every reading keeps it, as the text states it "
    "once for all of them."
)

# The notes on texts whose answer says more than the data, or leaves something of theirs out.
OURS = {"s-0066": METHOD_KEPT, "s-0071": METHOD_KEPT}

# The other readings of a text, in the order of the answer.
ALTERNATIVES = {
    "s-0049": ["all due @invoice_receipt"],
    "s-0050": ["all due @invoice_receipt"],
    "s-0056": ["all due @invoice_receipt"],
    "s-0063": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0064": [
        "all due @invoice_date eom +90d",
        "all due @invoice_date +3m eom",
    ],
    "s-0065": ["all due @invoice_date eom +45d"],
    "s-0066": ["all due @invoice_date eom +45d; by transfer"],
    "s-0067": [
        "all due @invoice_date eom +60d",
        "all due @invoice_date +2m eom",
    ],
    "s-0068": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0069": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0070": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0071": [
        "all due @invoice_date eom +30d; by riba",
        "all due @invoice_date +1m eom; by riba",
    ],
    "s-0072": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0073": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0074": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0075": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0076": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0077": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0078": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0079": ["all due @invoice_date eom +14d"],
    "s-0083": [
        "all due @invoice_date +30d eom",
        "all due @invoice_date +1m eom",
    ],
    "s-0092": ["all due @invoice_date +1m eom"],
    "s-0094": [
        "all due @invoice_date eom +30d",
        "all due @invoice_date +1m eom",
    ],
    "s-0096": [
        "all due @invoice_date eom +60d",
        "all due @invoice_date +2m eom",
    ],
    "s-0110": ["all due @invoice_date +90d next(10)"],
    "s-0114": [
        "all due @invoice_date eom +30d d30+1",
        "all due @invoice_date +30d next(30)",
        "all due @invoice_date +30d eom",
    ],
    "s-0158": [
        "all due @invoice_date +30d eom; less 2% until @invoice_date +10d eom",
        "all due @invoice_date +1m eom; less 2% until @invoice_date eom +10d",
        "all due @invoice_date cut(25, +1m) eom +30d; less 2% until @invoice_date cut(25, +1m) eom +10d",
    ],
    "s-0159": [
        "all due @invoice_date +30d eom; less 3% until @invoice_date +10d eom",
        "all due @invoice_date +1m eom; less 3% until @invoice_date eom +10d",
        "all due @invoice_date cut(25, +1m) eom +30d; less 3% until @invoice_date cut(25, +1m) eom +10d",
    ],
    "s-0160": [
        "all due @invoice_date +30d eom; less 2% until @invoice_date +10d eom",
        "all due @invoice_date +1m eom; less 2% until @invoice_date eom +10d",
        "all due @invoice_date cut(25, +1m) eom +30d; less 2% until @invoice_date cut(25, +1m) eom +10d",
    ],
    "s-0161": [
        "all due @invoice_date +35d eom; less 3% until @invoice_date +15d eom",
        "all due @invoice_date cut(25, +1m) eom +35d; less 3% until @invoice_date cut(25, +1m) eom +15d",
    ],
    "s-0162": [
        "all due @invoice_date +38d eom; less 5% until @invoice_date +18d eom",
        "all due @invoice_date cut(25, +1m) eom +38d; less 5% until @invoice_date cut(25, +1m) eom +18d",
    ],
    "s-0201": [
        "1/3 due @invoice_date eom +30d; 1/3 due @invoice_date eom +60d; 1/3 due @invoice_date eom +90d",
        "1/3 due @invoice_date +1m eom; 1/3 due @invoice_date +2m eom; 1/3 due @invoice_date +3m eom",
    ],
    "s-0206": [
        "10% of net due @invoice_date; 40% of net due @invoice_date; rest due @invoice_date"
    ],
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder with terms/strings.jsonl")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parents[1] / "vectors"
    )
    parser.add_argument(
        "--check", action="store_true", help="compare instead of writing"
    )
    options = parser.parse_args()
    source = options.data / "terms" / "strings.jsonl"
    texts = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    written = "".join(line(vector(text)) for text in texts)
    file = options.out / "terms_text" / "strings.jsonl"
    if options.check:
        if not file.exists() or file.read_text("utf-8") != written:
            print(f"{file} is not what this tool writes")
            return 1
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written, encoding="utf-8", newline="\n")
    print(f"{len(texts)} texts in {file}")
    return 0


def line(vector: Document) -> str:
    return json.dumps(vector, ensure_ascii=False, separators=(",", ":")) + "\n"


def vector(text: Document) -> Document:
    """The question, and what the data say of its answer."""
    vector: Document = {
        "name": f"{text['id']} {shortened(text['text'])}",
        "source": re.sub(
            r"public code index, file \d+", "a public repository", text["source"]
        ),
    }
    note = OURS.get(text["id"]) or text.get("notes")
    if note:
        vector["note"] = re.sub(r" \(file \d+\)", "", note)
    vector["request"] = {"type": "parse_terms", "schema": 1, "text": text["text"]}
    if text["valid"]:
        vector["expect"] = expected(text)
    else:
        vector["errors"] = [{"code": "terms_not_understood", "path": "text"}]
    return vector


def shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "\u2026"


def expected(text: Document) -> Document:
    expect: Document = {}
    if "meaning" in text:
        expect["terms"] = with_plain_percents(text["meaning"])
    expect["kind"] = text["class"] if text["class"] in NOTATIONS else "text"
    if text.get("fields"):
        expect["fields"] = text["fields"]
    if text.get("alternatives"):
        listed = ALTERNATIVES[text["id"]]
        method = text["meaning"].get("method")
        for alternative in text["alternatives"]:
            terms = with_plain_percents(alternative["meaning"])
            if method:
                terms["method"] = method
            if canonical(terms) not in listed:
                sys.exit(f"{text['id']}: {canonical(terms)} is not among {listed}")
        expect["alternatives"] = [{"canonical": terms} for terms in listed]
    return expect


def with_plain_percents(terms: Any) -> Any:
    """The same terms with percents as the library writes them, without zeros at the end."""
    if isinstance(terms, list):
        return [with_plain_percents(item) for item in terms]
    if not isinstance(terms, dict):
        return terms
    plain = {key: with_plain_percents(value) for key, value in terms.items()}
    for key in ("percent", "value"):
        if isinstance(plain.get(key), str):
            plain[key] = f"{Decimal(plain[key]).normalize():f}"
    return plain


def canonical(terms: Document) -> str:
    """The canonical text of terms as simple as the other readings of the data are."""
    clauses = [
        f"{share(instalment['share'])} due {rule(instalment['due'])}"
        for instalment in terms["instalments"]
    ]
    for discount in terms.get("discounts", []):
        clauses.append(f"less {discount['percent']}% until {rule(discount['until'])}")
    if "method" in terms:
        clauses.append(f"by {terms['method']}")
    return "; ".join(clauses)


def share(share: Document) -> str:
    match share["kind"]:
        case "all":
            return "all"
        case "remainder":
            return "rest"
        case "equal":
            return f"1/{share['of']}"
        case "percent_of_net":
            return f"{share['value']}% of net"
    raise ValueError(share)


def rule(rule: Document) -> str:
    return " ".join([f"@{rule['anchor']}", *map(operation, rule["ops"])])


def operation(step: Document) -> str:
    match step:
        case {"op": "add", "n": n, "unit": "day" | "month" as unit}:
            return f"+{n}{unit[0]}"
        case {"op": "end_of", "unit": "month"}:
            return "eom"
        case {"op": "next_day_of", "days": [day], "inclusive": True}:
            return f"next({day})"
        case {"op": "cutoff", "last_day": day, "add_months": months}:
            return f"cut({day}, +{months}m)"
    raise ValueError(step)


if __name__ == "__main__":
    sys.exit(main())
