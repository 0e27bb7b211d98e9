"""`index add`, killed at random moments: does the index hold whole batches, and does the next add complete?

python benchmarks/interrupted.py [--times 50] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planted import written

from provenance.scan.store import Index

_ARTICLES, _BATCH = 300, 11


def main() -> None:
    """Kill as often as was asked for, and print what was left each time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as temporary:
        corpus = Path(temporary) / "corpus.jsonl"
        written(_ARTICLES, corpus, options.seed)
        whole = _seconds(corpus, Path(temporary) / "whole")
        wrong = sum(_killed(corpus, Path(temporary) / f"index{n}", rng.uniform(0, whole)) for n in range(options.times))
    print(f"{options.times} times killed within {whole:.1f} s of an add: {wrong} times wrong")
    sys.exit(bool(wrong))


def _command(corpus: Path, index: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "provenance", "index", "add", str(index), str(corpus)),
        *("--batch", str(_BATCH), "--quiet"),
    ]


def _seconds(corpus: Path, index: Path) -> float:
    Index.create(index)
    begun = time.perf_counter()
    subprocess.run(_command(corpus, index), check=True)
    return time.perf_counter() - begun


def _killed(corpus: Path, index: Path, after: float) -> bool:
    Index.create(index)
    process = subprocess.Popen(_command(corpus, index))
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    held = sorted(Index(index).ids())
    every = [f"a{number:07d}" for number in range(_ARTICLES)]
    whole_batches = held == every[: len(held)] and (len(held) % _BATCH == 0 or held == every)
    subprocess.run(_command(corpus, index), check=True)
    complete = sorted(Index(index).ids()) == every
    print(
        f"  killed after {after:5.2f} s: {len(held):4} articles, {'then complete' if complete else 'then NOT complete'}"
    )
    return not (whole_batches and complete)


if __name__ == "__main__":
    main()
