"""All checks in the order in which they are shown; the first nine have the digits 1 to 9."""

from __future__ import annotations

from collections.abc import Callable

from linktriage.checks import indexable, outbound, relevance, topics, traffic
from linktriage.checks.subject import Subject
from linktriage.model import Check, Finding

Look = Callable[[Subject], Finding | None]

MEASURES: tuple[tuple[Check, Look], ...] = (
    (traffic.CHECK, traffic.look),
    (topics.CHECK, topics.look),
    (outbound.CHECK, outbound.look),
    (indexable.CHECK, indexable.look),
    (relevance.CHECK, relevance.look),
)

CHECKS: tuple[Check, ...] = tuple(check for check, _ in MEASURES)


def check(check_id: str) -> Check:
    """Return the check with that id. Raises `KeyError` for an id that is none."""
    return {check.id: check for check in CHECKS}[check_id]


def run(subject: Subject) -> tuple[Finding, ...]:
    """Ask every check about one prospect. Pure: the same subject gives the same findings.

    A check that has nothing to say of such a prospect gives no finding; one that could not
    look says "unknown" and why.
    """
    findings = (look(subject) for _, look in MEASURES)
    return tuple(finding for finding in findings if finding is not None)
