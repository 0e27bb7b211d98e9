"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# Tests measure no time, and a change is judged by the same examples each time. New ones are looked for with
# `pytest --hypothesis-profile=explore`.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("same")
