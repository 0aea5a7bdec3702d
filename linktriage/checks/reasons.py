"""The reason the reject strip suggests, from what the checks found."""

from __future__ import annotations

from collections.abc import Sequence

from linktriage.checks.answers import NOT_READ
from linktriage.model import Finding, Outcome, RejectReason

_REASONS: tuple[tuple[str, RejectReason], ...] = (
    ("competitors", RejectReason.COMPETITOR),
    ("indexable", RejectReason.DEAD),
    ("niches", RejectReason.BAD_OUTBOUND),
    ("topics", RejectReason.EVERY_NICHE),
    ("relevance", RejectReason.OFF_TOPIC),
    ("text", RejectReason.THIN),
    ("traffic", RejectReason.NO_TRAFFIC),
    ("outbound", RejectReason.BAD_OUTBOUND),
    ("selling", RejectReason.BAD_OUTBOUND),
    ("site", RejectReason.OFF_TOPIC),
)
"""Check to the reason it speaks for, the gravest first."""

_ONLY_FAILED = frozenset({"indexable"})
"""A page that names another address as its own is warned of, and is neither dead nor unreadable."""


def suggested_reason(findings: Sequence[Finding]) -> RejectReason | None:
    """Return the reason of the gravest fail, else of the gravest warning that is one, else None.

    `findings` are those that count for the approach. What could not be read is unreadable, if
    nothing graver is known.
    """
    outcomes = {finding.check: finding.outcome for finding in findings}
    for outcome in (Outcome.FAIL, Outcome.WARN):
        for check, reason in _REASONS:
            counts = outcome is Outcome.FAIL or check not in _ONLY_FAILED
            if counts and outcomes.get(check) is outcome:
                return reason
    unread = any(finding.figure == NOT_READ for finding in findings)
    return RejectReason.DEAD if unread else None
