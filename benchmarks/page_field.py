"""Learning the conditional random field of `provenance.clean.body`, for `benchmarks/fit_layout.py`.

Texts go through the states and steps of `provenance.clean.weights`. What is minimised is the softmax-margin loss of
Gimpel and Smith (2010): the negative log-likelihood of the known ways, where every wrong way is made as much more
probable as it would cost, so that ways that cost much must be left far behind. A quadratic penalty on the weights, in
units of their features' deviations, makes the minimum unique; it is looked for by L-BFGS until it moves no more.

All texts are taken at once, unit by unit: the sums over ways (the forward-backward algorithm) need one step in numpy
for each place in the longest text.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from provenance.clean.weights import STATES, STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

# By name, because neither is a dependency of the project that a type checker could count on.
np: Any = import_module("numpy")
optimize: Any = import_module("scipy.optimize")

Array: TypeAlias = Any
"""A numpy array."""

ARTICLE: Final = STATES.index("article")
FIRST: Final = tuple(STATES.index(name) for name in ("before", "article"))
LAST: Final = tuple(STATES.index(name) for name in ("article", "after"))
NEVER: Final = -1e9
_STEPS: Final = tuple((STATES.index(one), STATES.index(other)) for one, other in STEPS)
_INTO: Final = {
    state: tuple(j for j, (_, other) in enumerate(_STEPS) if other == state) for state in range(len(STATES))
}
_FROM: Final = {state: tuple(j for j, (one, _) in enumerate(_STEPS) if one == state) for state in range(len(STATES))}


@dataclass(frozen=True, slots=True)
class Known:
    """One text to learn from: a row of features for each unit and each step into it, and the known answers.

    ``costs`` are what it costs to be wrong about each unit.
    """

    rows: Array
    steps: Array
    answers: Array
    costs: Array


@dataclass(frozen=True, slots=True)
class Field:
    """What was learned: a row of weights for each state but the first, one for each step, and that of the start."""

    states: Array
    steps: Array
    start: float


def known_states(answers: Sequence[bool]) -> list[int]:
    """The way that the answers leave open to nothing: before, article, between and after."""
    if not any(answers):
        return [STATES.index("before")] * len(answers)
    first, last = list(answers).index(True), len(answers) - 1 - list(answers)[::-1].index(True)
    return [
        ARTICLE if answer else STATES.index("before" if i < first else "after" if i > last else "between")
        for i, answer in enumerate(answers)
    ]


class _Columns:
    """All texts side by side: the units of one place in all texts that are that long, place after place."""

    def __init__(self, texts: Sequence[Known]) -> None:
        ordered = sorted(texts, key=lambda text: -len(text.answers))
        lengths = np.array([len(text.answers) for text in ordered])
        self.longest = int(lengths[0])
        self.wide = [int((lengths > place).sum()) for place in range(self.longest)]
        self.at = np.concatenate([[0], np.cumsum(self.wide)])
        size = int(self.at[-1])
        self.rows = np.zeros((size, ordered[0].rows.shape[1]))
        self.steps = np.zeros((size, ordered[0].steps.shape[1]))
        self.costs = np.zeros((size, len(STATES)))
        self.states = np.zeros(size, dtype=int)
        for number, text in enumerate(ordered):
            where = self.at[: len(text.answers)] + number
            answers = np.array(text.answers)
            self.rows[where], self.steps[where] = text.rows, text.steps
            self.states[where] = known_states(text.answers)
            for state in range(len(STATES)):
                wrong = answers != (state == ARTICLE)
                self.costs[where[wrong], state] = text.costs[wrong]
        self.last = self.at[lengths - 1] + np.arange(len(ordered))
        self.text = np.concatenate([np.arange(wide) for wide in self.wide])
        self.later = np.arange(self.wide[0], size)
        places = np.repeat(np.arange(self.longest), self.wide)
        self.earlier = self.at[places[self.later] - 1] + self.text[self.later]

    def column(self, place: int, wide: int | None = None) -> slice:
        start = int(self.at[place])
        return slice(start, start + (self.wide[place] if wide is None else wide))


def learn(texts: Sequence[Known], penalty: float) -> Field:
    """The weights that minimise the loss; ``penalty`` is that of one squared deviation."""
    columns = _Columns([text for text in texts if any(text.answers)])
    row_scale, step_scale = _deviations(columns.rows), _deviations(columns.steps)
    columns.rows /= row_scale
    columns.steps /= step_scale
    wide, high = (len(STATES) - 1, columns.rows.shape[1]), (len(STEPS), columns.steps.shape[1])
    cut = wide[0] * wide[1]

    def loss(values: Array) -> tuple[float, Array]:
        states = np.vstack([np.zeros(wide[1]), values[:cut].reshape(wide)])
        steps, start = values[cut:-1].reshape(high), values[-1]
        total, by_state, by_step, by_start = _gradient(columns, states, steps, start)
        gradient = np.concatenate([by_state[1:].ravel(), by_step.ravel(), [by_start]])
        return penalty / 2 * (values**2).sum() - total, penalty * values - gradient

    found = optimize.minimize(
        loss,
        np.zeros(cut + high[0] * high[1] + 1),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 100, "ftol": 1e-7, "gtol": 1e-3, "maxcor": 20},
    )
    values = found.x
    return Field(values[:cut].reshape(wide) / row_scale, values[cut:-1].reshape(high) / step_scale, float(values[-1]))


def _deviations(rows: Array) -> Array:
    """By what features are divided; 1 for those that are the same everywhere."""
    deviations = rows.std(axis=0)
    return np.where(deviations > 1e-6, deviations, 1.0)


def _gradient(columns: _Columns, states: Array, steps: Array, start: float) -> tuple[float, Array, Array, float]:
    """The log-likelihood with costs, and its derivatives by the weights of states, steps and the start."""
    units = columns.rows @ states.T + columns.costs
    moves = columns.steps @ steps.T
    before, after = _forward(columns, units, moves, start), _backward(columns, units, moves)
    sums = np.logaddexp.reduce(before[columns.last][:, LAST], axis=1)
    each = sums[columns.text]
    size = len(units)
    right = np.zeros((size, len(STATES)))
    right[np.arange(size), columns.states] = 1
    shares = np.exp(before + after - each[:, None])
    likelihood = units[np.arange(size), columns.states].sum() - sums.sum()
    by_step = np.zeros_like(steps)
    later, earlier = columns.later, columns.earlier
    for j, (one, other) in enumerate(_STEPS):
        share = np.exp(before[earlier, one] + moves[later, j] + units[later, other] + after[later, other] - each[later])
        taken = (columns.states[earlier] == one) & (columns.states[later] == other)
        likelihood += moves[later, j][taken].sum()
        by_step[j] = (taken - share) @ columns.steps[later]
    first = columns.column(0)
    begun = columns.states[first] == ARTICLE
    likelihood += start * begun.sum()
    return (
        float(likelihood),
        (right - shares).T @ columns.rows,
        by_step,
        float((begun - shares[first, ARTICLE]).sum()),
    )


def _forward(columns: _Columns, units: Array, moves: Array, start: float) -> Array:
    sums = np.full(units.shape, NEVER)
    first = columns.column(0)
    sums[first, FIRST[0]] = units[first, FIRST[0]]
    sums[first, FIRST[1]] = units[first, FIRST[1]] + start
    for place in range(1, columns.longest):
        here, there = columns.column(place), columns.column(place - 1, columns.wide[place])
        for state, into in _INTO.items():
            sums[here, state] = units[here, state] + np.logaddexp.reduce(
                [sums[there, _STEPS[j][0]] + moves[here, j] for j in into], axis=0
            )
    return sums


def _backward(columns: _Columns, units: Array, moves: Array) -> Array:
    sums = np.full(units.shape, NEVER)
    for state in LAST:
        sums[columns.last, state] = 0.0
    for place in range(columns.longest - 2, -1, -1):
        here, there = columns.column(place, columns.wide[place + 1]), columns.column(place + 1)
        ahead = sums[there] + units[there]
        for state, onward in _FROM.items():
            sums[here, state] = np.logaddexp.reduce([ahead[:, _STEPS[j][1]] + moves[there, j] for j in onward], axis=0)
    return sums
