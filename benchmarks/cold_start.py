"""How long a cold comparison of two pages takes, against a command that only imports what every comparison needs.

    python benchmarks/cold_start.py A.txt B.txt [--runs 15]

Runs `provenance compare A.txt B.txt -o report.json` and a bare typer command that imports nltk's Punkt and rapidfuzz
and does nothing, in turn, each in a process of its own, and prints the median of both and of their ratios, pair by
pair. The ratio should stay below 1.4. Measure an installed copy: an editable install finds its modules more slowly.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import typer
app = typer.Typer()
@app.command()
def main(a: str, b: str) -> None:
    import nltk.tokenize.punkt, rapidfuzz.fuzz
app()
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        report = str(Path(folder) / "report.json")
        ours = [sys.executable, "-m", "provenance", "compare", asked.a, asked.b, "-o", report, "--quiet"]
        theirs = [sys.executable, str(bare), asked.a, asked.b]
        _seconds(ours)
        _seconds(theirs)
        times = [(_seconds(ours), _seconds(theirs)) for _ in range(asked.runs)]
    ratios = [one / other for one, other in times]
    print(f"compare {statistics.median(one for one, _ in times):.3f} s")
    print(f"bare    {statistics.median(other for _, other in times):.3f} s")
    print(f"ratio   {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f}, {asked.runs} runs)")


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
