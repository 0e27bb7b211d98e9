"""How tables are read."""

from __future__ import annotations

import subprocess
import sys

import pytest

from provenance.data import resource

TABLE = "# what it is\n#\n# Origin: here\nname\tvalue\na\t1\nb # not a comment\t2\n"


def test_comment_and_body_are_told_apart() -> None:
    assert resource.comments(TABLE) == ("what it is", "", "Origin: here")
    assert resource.body(TABLE) == "a\t1\nb # not a comment\t2"


def test_a_table_needs_no_comment() -> None:
    assert resource.comments("name\na\n") == ()
    assert resource.body("name\na\n") == "a"


def test_a_file_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        resource.text("no-such-table.tsv")


@pytest.mark.parametrize("name", ["agencies.tsv", "outlets.tsv"])
def test_the_table_explains_itself(name: str) -> None:
    table = resource.text(name)
    comment = " ".join(resource.comments(table))
    head = next(line for line in table.split("\n") if not line.startswith("#"))
    for column in head.split("\t"):
        assert f" {column} " in comment
    assert "Origin:" in comment


@pytest.mark.parametrize("module", ["agencies", "calendar", "punkt", "words"])
def test_importing_reads_no_table_and_does_not_import_nltk(module: str) -> None:
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, about: opened.append(str(about[0])) if event == 'open' else None)\n"
        f"import provenance.data.{module}\n"
        "tables = [path for path in opened if path.endswith(('.tsv', '.json', '.txt', '.toml'))]\n"
        "assert not tables, tables\n"
        "assert 'nltk' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
