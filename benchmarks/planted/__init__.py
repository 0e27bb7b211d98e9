"""Corpora in which it is known who reuses what: made, written, and what was found in them scored."""

from planted.corpus import Kind, Planted, Shared, made, written
from planted.scores import Scores, scored

__all__ = ["Kind", "Planted", "Scores", "Shared", "made", "scored", "written"]
