"""Writes the type stubs of the compiled module, or with ``--check`` says whether the committed ones are still true.

python bindings-python/stubs.py [--check]
"""

import argparse
import difflib
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUBS = HERE / "python" / "arrears" / "_arrears.pyi"
MATURIN = [sys.executable, "-m", "maturin", "generate-stubs", "--profile", "dev", "--features", "stubs"]


def generated() -> str:
    """The stubs as the compiled module has them, in the format of the other files."""
    with tempfile.TemporaryDirectory() as folder:
        # The profile `dev` keeps the symbols from which the stubs are read.
        command = [*MATURIN, "--manifest-path", str(HERE / "Cargo.toml"), "--out", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        (stubs,) = Path(folder).rglob("*.pyi")
        ruff = [sys.executable, "-m", "ruff", "format", "--config", str(HERE / "pyproject.toml"), str(stubs)]
        subprocess.run(ruff, check=True, stdout=subprocess.DEVNULL)
        return stubs.read_text(encoding="utf-8")


def main() -> int:
    """Writes or compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="only compare")
    stubs = generated()
    if not parser.parse_args().check:
        STUBS.write_text(stubs, encoding="utf-8")
        return 0
    committed = STUBS.read_text(encoding="utf-8")
    if committed == stubs:
        return 0
    sys.stdout.writelines(
        difflib.unified_diff(committed.splitlines(True), stubs.splitlines(True), "committed", "compiled")
    )
    print("the stubs are not those of the compiled module: run python bindings-python/stubs.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
