"""What is installed is what is developed: templates, data and version reach the wheel and the editable install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import provenance

ROOT = Path(__file__).parents[2]


def test_the_version_is_said_once_and_the_package_says_the_same() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert provenance.__version__ == stated == version("provenance")


def test_every_package_of_the_tree_is_installed() -> None:
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    found = (path.parent.relative_to(ROOT) for path in (ROOT / "provenance").glob("*/**/__init__.py"))
    present = {".".join(path.parts) for path in found}
    assert set(listed) == present | {"provenance", "provenance.templates"}


def test_this_install_has_every_template_and_every_table() -> None:
    for package, folder in (
        ("provenance.templates", ROOT / "templates"),
        ("provenance.data", ROOT / "provenance/data"),
    ):
        shipped = {each.name for each in files(package).iterdir() if not each.name.startswith("__")}
        assert {path.name for path in folder.iterdir() if not path.name.startswith("__")} == shipped


def test_the_wheel_renders_the_same_report_away_from_the_checkout(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    for name in ("provenance", "templates"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    build = "from setuptools import build_meta; print(build_meta.build_wheel('.'))"
    _run([sys.executable, "-c", build], tree)
    (wheel,) = tree.glob("*.whl")
    away = tmp_path / "away"
    away.mkdir()
    _run([sys.executable, "-m", "pip", "install", "--no-deps", "--target", "site", str(wheel)], away)
    shutil.copytree(ROOT / "samples" / "plain-republication", away / "articles")
    command = [sys.executable, "-m", "provenance", "compare", "articles", "-o", "report.html", "-o", "report.json"]
    _run(command, away, PYTHONPATH=str(away / "site"))
    from_wheel = [(away / name).read_bytes() for name in ("report.html", "report.json")]
    _run(command, away)
    assert [(away / name).read_bytes() for name in ("report.html", "report.json")] == from_wheel


def _run(command: list[str], folder: Path, **environment: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env={**os.environ, **environment})
