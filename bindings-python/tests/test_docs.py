"""What the docs show is what happens: the README's tour, and the example of every class and function."""

import ast
import doctest
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import arrears
import pytest

ROOT = Path(__file__).parents[2]


def public() -> Iterator[tuple[str, Any]]:
    """Every public class and function, and every public method, with its name."""
    for name in arrears.__all__:
        it = getattr(arrears, name)
        if inspect.isclass(it) or inspect.isroutine(it):
            yield name, it
        if inspect.isclass(it):
            for member in dir(it):
                home = next(cls for cls in it.__mro__ if member in vars(cls))
                method = vars(home)[member]
                ours = home.__module__.startswith("arrears") and not member.startswith("_")
                if ours and not inspect.isdatadescriptor(method):
                    yield f"{name}.{member}", getattr(it, member)


@pytest.mark.parametrize(("name", "it"), list(public()))
def test_the_example_of(name: str, it: Any) -> None:
    test = doctest.DocTestParser().get_doctest(inspect.getdoc(it) or "", {}, name, None, 0)
    assert test.examples, f"{name} has no example"
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert not said, "".join(said)


def test_every_public_member_is_documented() -> None:
    for name in arrears.__all__:
        it = getattr(arrears, name)
        if inspect.isclass(it):
            for member, value in vars(it).items():
                if not member.startswith("_"):
                    assert inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize(("readme", "values"), [("README.md", 12), ("bindings-python/README.md", 3)])
def test_the_tour_of(readme: str, values: int) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    names: dict[str, Any] = {}
    shown = 0
    for statement in ast.parse(block).body:
        source = ast.get_source_segment(block, statement) or ""
        line = block.splitlines()[(statement.end_lineno or 0) - 1]
        comment = line.partition("#")[2].strip()
        if not isinstance(statement, ast.Expr):
            exec(source, names)
            continue
        value = eval(source, names)
        if comment == "a table, in a notebook":
            assert "<table>" in value._repr_html_()
        elif comment == "a statement in plain words, in a notebook":
            assert value._repr_html_().startswith("<section")
        else:
            assert comment.startswith(repr(value)), source
        shown += 1
    assert shown == values


def test_the_example_program_prints_its_table() -> None:
    program = ROOT / "examples" / "python" / "due_dates.py"
    printed = subprocess.run([sys.executable, program], capture_output=True, text=True, check=True).stdout.splitlines()
    assert printed[1].split() == ["R-101", "2026-05-04", "1250.00", "2026-04-13", "1225.00"]
    assert printed[2].split() == ["R-102", "2026-12-28", "980.50"]
    assert printed[4].startswith("R-104  the text is not a payment term")
    assert printed[-1] == "Leaving 2/10 net 30 costs 44.5853 % a year."
