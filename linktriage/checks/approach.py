"""Guessing the approach from what was found, and what that makes of the checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from linktriage.checks.subject import Subject
from linktriage.model import Approach, Finding, Outcome, Policy

_SIGNS: tuple[tuple[str, frozenset[Outcome], Approach, str], ...] = (
    ("mention", frozenset({Outcome.PASS}), Approach.MENTION, "the page {}"),
    ("dead-links", frozenset({Outcome.PASS}), Approach.BROKEN, "{}"),
    ("resource", frozenset({Outcome.PASS, Outcome.WARN}), Approach.RESOURCE, "{}"),
    ("selling", frozenset({Outcome.WARN}), Approach.GUEST, "{}"),
)
"""What points at an approach, the surest first: check, outcomes, approach, wording."""

_BESIDE_THE_POINT: Mapping[Approach, frozenset[str]] = MappingProxyType(
    {
        Approach.TARGETED: frozenset({"curated", "dead-links"}),
        Approach.RESOURCE: frozenset({"outbound", "text", "cadence", "human"}),
        Approach.MENTION: frozenset({"curated", "dead-links", "outbound", "competitors"}),
        Approach.BROKEN: frozenset({"outbound", "cadence"}),
        Approach.GUEST: frozenset({"curated", "dead-links", "permanence", "stays"}),
        Approach.PR: frozenset({"curated", "dead-links", "permanence", "stays", "outbound"}),
        Approach.PARTNER: frozenset({"curated", "dead-links", "topics", "cadence", "outbound"}),
    }
)
"""Approach to the checks whose warning says nothing there. Many links out are what a resource
page is for; an old page with dead links is why a broken link is offered for."""


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


def matters(check_id: str, approach: Approach, policy: Policy) -> bool:
    """Tell whether a check counts for this approach in this campaign."""
    return check_id not in policy.disabled_checks and check_id not in _BESIDE_THE_POINT[approach]
