"""The lint: what a reader on the other side would hold against a draft.

Every rule is a function from a `Letter` to problems, each with the words it speaks of. A blocking
problem keeps a draft from leaving; a warning leaves the choice to the person. The rules about
wording know English only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from linktriage.model import Pitch, Policy, Problem
from linktriage.pitching.facts import Facts
from linktriage.pitching.linting import honesty, leftovers, likeness, measures, wording
from linktriage.pitching.linting.letter import Letter

Rule = Callable[[Letter], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    measures.length,
    measures.subject,
    measures.links,
    measures.opt_out,
    leftovers.leftovers,
    likeness.sameness,
    likeness.share,
    likeness.opening,
    wording.begging,
    wording.overselling,
    wording.search_engine_words,
    honesty.claims,
    honesty.quotes,
    honesty.anchor,
)
"""The rules, in the order their problems are listed."""


def lint(
    pitch: Pitch, facts: Facts, policy: Policy, others: Sequence[str] = ()
) -> tuple[Problem, ...]:
    """Return the problems of a draft; `others` are bodies of earlier ones, newest first."""
    letter = Letter(pitch.subject, pitch.body, facts, policy, tuple(others))
    return tuple(problem for rule in RULES for problem in rule(letter))
