"""`index add`, killed at random moments: does the index hold whole batches, and does the next add complete?

python benchmarks/interrupted.py [--times 50] [--seed 1]

Each is killed after it has begun to write, at any moment of the time that writing took the first one.
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
        writing = _seconds(corpus, Path(temporary) / "whole")
        killed = [_killed(corpus, Path(temporary) / f"index{n}", rng.uniform(0, writing)) for n in range(options.times)]
    wrong = sum(each is None for each in killed)
    within = sum(0 < (each or 0) < _ARTICLES for each in killed)
    print(
        f"{options.times} times killed within {writing:.1f} s of writing, {within} times between the first batch and "
        f"the last: {wrong} times wrong"
    )
    sys.exit(bool(wrong))


def _command(corpus: Path, index: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "provenance", "index", "add", str(index), str(corpus)),
        *("--batch", str(_BATCH), "--quiet"),
    ]


def _begun(corpus: Path, index: Path) -> subprocess.Popen[bytes]:
    """An add to a new index that has begun to write."""
    Index.create(index)
    process = subprocess.Popen(_command(corpus, index))
    while process.poll() is None and not any(index.glob("articles-*")):
        time.sleep(0.001)
    return process


def _seconds(corpus: Path, index: Path) -> float:
    process = _begun(corpus, index)
    begun = time.perf_counter()
    if process.wait():
        raise SystemExit(f"an add that nobody killed: exit status {process.returncode}")
    return time.perf_counter() - begun


def _killed(corpus: Path, index: Path, after: float) -> int | None:
    """How many articles the index held when the add was killed; None if that, or what came after, was wrong."""
    process = _begun(corpus, index)
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
    return len(held) if whole_batches and complete else None


if __name__ == "__main__":
    main()
