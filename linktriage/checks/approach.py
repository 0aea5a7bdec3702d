"""Guessing the approach from what was found."""

from __future__ import annotations

from collections.abc import Sequence

from linktriage.checks.subject import Subject
from linktriage.model import Approach, Finding, Outcome

_SIGNS: tuple[tuple[str, frozenset[Outcome], Approach, str], ...] = (
    ("mention", frozenset({Outcome.PASS}), Approach.MENTION, "the page {}"),
    ("dead-links", frozenset({Outcome.PASS}), Approach.BROKEN, "{}"),
    ("resource", frozenset({Outcome.PASS, Outcome.WARN}), Approach.RESOURCE, "{}"),
    ("selling", frozenset({Outcome.WARN}), Approach.GUEST, "{}"),
)
"""What points at an approach, the surest first: check, outcomes, approach, wording."""


def guess_approach(subject: Subject, findings: Sequence[Finding]) -> tuple[Approach, str]:
    """Return how a link would best be asked for, and why, in words for the person."""
    found = {finding.check: finding for finding in findings}
    for check, outcomes, approach, wording in _SIGNS:
        finding = found.get(check)
        if finding and finding.outcome in outcomes:
            return approach, wording.format(finding.summary)
    cites = found.get("competitors")
    if cites and cites.outcome is Outcome.PASS:
        return Approach.TARGETED, f"cites a competitor: {cites.summary}"
    if subject.page is None:
        return Approach.TARGETED, "nothing was read that points elsewhere"
    return Approach.TARGETED, "no mention, list, dead link or invitation on the page"
