"""Unpacks the committed corpus of a fuzz target for the fuzzer, and packs what the fuzzer kept.

    python tests/tools/fuzz_corpus.py unpack evaluate
    python tests/tools/fuzz_corpus.py pack evaluate

The corpus is `core/fuzz/corpus-TARGET.jsonl`, a JSON string a line, which the tests replay; the fuzzer works on files below
`core/fuzz/corpus/TARGET`. Unpacking adds the requests of the vectors (for `terms` their terms, for `text` the texts among
them). Packing keeps texts in UTF-8 up to a size, shortest first, up to a number.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

Document = dict[str, Any]

TESTS = Path(__file__).parents[1]
FUZZ = TESTS.parent / "core" / "fuzz"
LONGEST = 2048
MOST = 4000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("action", choices=["unpack", "pack"])
    parser.add_argument("target", choices=["evaluate", "terms", "text"])
    options = parser.parse_args()
    folder = FUZZ / "corpus" / options.target
    packed = FUZZ / f"corpus-{options.target}.jsonl"
    if options.action == "unpack":
        folder.mkdir(parents=True, exist_ok=True)
        texts = from_vectors(options.target)
        if packed.exists():
            lines = packed.read_text(encoding="utf-8").splitlines()
            texts |= {json.loads(line) for line in lines}
        for text in texts:
            data = text.encode("utf-8", "surrogatepass")
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        print(f"{len(texts)} texts in {folder}")
    else:
        kept = sorted(readable(folder), key=lambda text: (len(text), text))[:MOST]
        lines = [json.dumps(text, ensure_ascii=True) + "\n" for text in kept]
        packed.write_text("".join(lines), encoding="utf-8")
        print(f"{len(kept)} texts in {packed}")
    return 0


def readable(folder: Path) -> set[str]:
    """The files of the fuzzer that are text, up to the size."""
    texts = set()
    for file in folder.iterdir():
        data = file.read_bytes()
        if len(data) <= LONGEST:
            try:
                texts.add(data.decode("utf-8"))
            except UnicodeDecodeError:
                continue
    return texts


def from_vectors(target: str) -> set[str]:
    """The requests of the vectors, their terms, or the texts among these."""
    texts: set[str] = set()
    for file in sorted((TESTS / "vectors").glob("*/*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            vector = json.loads(line)
            request = vector.get("request")
            if target == "evaluate":
                texts.add(vector["text"] if request is None else compact(request))
            elif isinstance(request, dict):
                texts |= terms_of(request, vector.get("table"), target)
    return {text for text in texts if len(text.encode()) <= LONGEST}


def terms_of(request: Document, table: Document | None, target: str) -> set[str]:
    """The terms a vector asks about, in its table too; without documents for `text`."""
    asked = [request[key] for key in ("terms", "text") if key in request]
    if table:
        for column, *values in zip(table["columns"], *table["rows"], strict=True):
            asked += values if column in ("terms", "text") else []
    return {
        terms if isinstance(terms, str) else compact(terms)
        for terms in asked
        if isinstance(terms, str) or target == "terms"
    }


def compact(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
