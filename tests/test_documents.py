"""README and docs say what is true."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("samples/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert "://" not in target
        assert (page.parent / target).exists(), target


def test_the_readme_names_every_option_of_compare_and_no_other() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "provenance", "compare", "--help"], capture_output=True, text=True, check=True
    )
    options = set(re.findall(r"(?<!\S)--[a-z][a-z-]+", finished.stdout)) - {"--help"}
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme[readme.index("| option |") : readme.index("Exit status")]
    assert set(re.findall(r"--[a-z][a-z-]+", table)) | {"--output"} == options


@pytest.mark.parametrize("command", ["main", "test"])
def test_the_readme_holds_the_two_commands_where_ci_finds_them(command: str) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- command: {command} -->\n```\n(.+)\n```", readme)
    assert found is not None
    assert found.group(1).startswith("python3 -m venv ")


def test_the_number_of_agencies_and_story_sets_is_the_one_that_is_told() -> None:
    agencies = (ROOT / "provenance/data/agencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = sum(1 for line in agencies if line and not line.startswith("#")) - 1
    assert f"{rows} agencies" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("\n  ", " ")
    sets = len(list(ROOT.glob("samples/*/expected.toml")))
    assert sets == 14
    assert "Fourteen fictional story sets" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "thirteen more story sets" in (ROOT / "README.md").read_text(encoding="utf-8")
