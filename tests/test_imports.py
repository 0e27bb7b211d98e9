"""Imports point one way, and what takes time to import waits until it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import provenance

ROOT = Path(provenance.__file__).parent

# From the edge to the ground: a package may import from those behind it, never from those in front.
ORDER = (
    "cli",
    "scan",
    "report",
    "pipeline",
    "attribute",
    "weigh",
    "marks",
    "align",
    "match",
    "segment",
    "clean",
    "loading",
    "data",
    "model",
    "progress",
    "errors",
    "figures",
    "version",
)
EDGE = ("__init__", "__main__")  # the library's face and the command: they stand outside the pipeline


def imports() -> list[tuple[str, str, str]]:
    """All imports of our own packages: file, importing package, imported package."""
    found = []
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            found += [
                ("/".join(parts), parts[0], name.split(".")[1])
                for name in names
                if name.startswith("provenance.") and name != "provenance.templates"
            ]
    return found


def test_every_package_has_its_place_in_the_order() -> None:
    present = {path.stem for path in ROOT.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert present - set(EDGE) == set(ORDER)


def test_imports_point_from_the_edge_to_the_ground() -> None:
    wrong = [
        f"{file} imports {imported}"
        for file, importing, imported in imports()
        if importing not in EDGE and importing != imported and ORDER.index(importing) > ORDER.index(imported)
    ]
    assert wrong == []


def test_the_model_and_the_data_import_no_stage() -> None:
    assert {imported for _, importing, imported in imports() if importing == "model"} <= {"model"}
    assert {imported for _, importing, imported in imports() if importing == "data"} <= {"data", "errors", "match"}


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running the code."""
    finished = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(finished.stderr.split())


SLOW = {
    "nltk",
    "rapidfuzz",
    "jinja2",
    "numpy",
    "scipy",
    "lxml",
    "trafilatura",
    "networkx",
    "yaml",
    "charset_normalizer",
    "pyarrow",
    "duckdb",
    "orjson",
    "pyspark",
    "pandas",
    "pydantic",
}


def test_help_loads_none_of_the_slow_libraries() -> None:
    code = "from provenance.cli.app import app\ntry:\n    app(['--help'])\nexcept SystemExit:\n    pass"
    assert not loaded_by(code) & SLOW


def test_importing_the_library_loads_none_of_the_slow_libraries() -> None:
    assert not loaded_by("import provenance") & SLOW


@pytest.mark.parametrize("ending", ["json", "csv", "md"])
def test_comparing_two_plain_texts_loads_only_what_it_needs(ending: str, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"The beavers of Underhill have gnawed plank number {name}. " * 5)
    code = (
        "from provenance.cli.app import app\ntry:\n"
        f"    app(['compare', {str(tmp_path)!r}, '-o', {str(tmp_path / f'report.{ending}')!r}])\n"
        "except SystemExit:\n    pass"
    )
    loaded = loaded_by(code)
    assert "rapidfuzz" in loaded
    # rapidfuzz asks for numpy where it is installed, or did in its older releases.
    ours = loaded - loaded_by("import rapidfuzz")
    assert not ours & (SLOW - {"rapidfuzz"} | {"publicsuffixlist"})
