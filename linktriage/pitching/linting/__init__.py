"""The lint: what a reader on the other side would hold against a draft.

Every rule is a function from a `Letter` to problems, each with the words it speaks of. A blocking
problem keeps a draft from leaving; a warning leaves the choice to the person. The rules about
wording know English only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from linktriage.errors import BadInput
from linktriage.model import Pitch, Policy, Problem, Severity
from linktriage.pitching.facts import Facts
from linktriage.pitching.linting import honesty, leftovers, likeness, measures, wording
from linktriage.pitching.linting.letter import Letter
from linktriage.text import clean_line

MAX_NOTE = 200
"""Characters of the reason for which a problem is let pass."""

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


def overruled(pitch: Pitch, note: str) -> Pitch:
    """Return a draft whose blocking problems were let pass by a person, with the reason `note`.

    They stay listed, as warnings that quote the note, until the draft is changed and looked over
    anew. Raises `BadInput` without a note.
    """
    reason = clean_line(note, MAX_NOTE)
    if not reason:
        raise BadInput("Say why the problems of this draft may pass.")
    return replace(pitch, problems=tuple(_let_pass(each, reason) for each in pitch.problems))


def _let_pass(problem: Problem, reason: str) -> Problem:
    """Return a problem as a warning with the reason; one that does not block as it is."""
    if problem.severity is not Severity.BLOCK:
        return problem
    message = f"{problem.message} (overruled: {reason})"
    return replace(problem, severity=Severity.WARN, message=message)
