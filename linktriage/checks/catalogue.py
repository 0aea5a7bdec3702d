"""All checks in the order in which they are shown; the first nine have the digits 1 to 9.

The questions that only a person answers stand first, so that each of them has its digit.
"""

from __future__ import annotations

from collections.abc import Callable

from linktriage.checks import (
    cadence,
    competitors,
    dead_links,
    directory,
    editorial,
    exchange,
    habits,
    indexable,
    judged,
    mentions,
    networks,
    niches,
    outbound,
    permanence,
    profile,
    prose,
    reachable,
    relevance,
    resources,
    selling,
    site_relevance,
    topics,
    traffic,
)
from linktriage.checks.subject import Subject
from linktriage.model import Check, Finding

Look = Callable[[Subject], Finding | None]


def _judged(check: Check) -> tuple[Check, Look]:
    return check, lambda subject: judged.answered(check, subject.prospect.answers)


ASKED: tuple[tuple[Check, Look], ...] = (
    _judged(judged.WITHOUT_SEO),
    _judged(judged.CUSTOMERS),
    _judged(judged.AUDIENCE),
    _judged(judged.HUMAN),
    _judged(judged.STAYS),
    _judged(judged.CURATED),
    (traffic.CHECK, traffic.look),
    (topics.CHECK, topics.look),
    (outbound.CHECK, outbound.look),
    (indexable.CHECK, indexable.look),
    (relevance.CHECK, relevance.look),
    (niches.CHECK, niches.look),
    (selling.CHECK, selling.look),
    (site_relevance.CHECK, site_relevance.look),
    (cadence.CHECK, cadence.look),
    (editorial.CHECK, editorial.look),
    (prose.CHECK, prose.look),
    (habits.CHECK, habits.look),
    (profile.CHECK, profile.look),
    (permanence.CHECK, permanence.look),
    (reachable.CHECK, reachable.look),
    (mentions.CHECK, mentions.look),
    (competitors.CHECK, competitors.look),
    (dead_links.CHECK, dead_links.look),
    (resources.CHECK, resources.look),
    (directory.CHECK, directory.look),
    (exchange.CHECK, exchange.look),
    (networks.CHECK, networks.look),
)
"""Every check beside the function that answers it."""

CHECKS: tuple[Check, ...] = tuple(check for check, _ in ASKED)

_BY_ID = {check.id: check for check in CHECKS}


def check(check_id: str) -> Check:
    """Return the check with that id. Raises `KeyError` for an id that is none."""
    return _BY_ID[check_id]


WEIGHED = (relevance, site_relevance)
"""Those that ask how rare words are among the pages that were read."""


def run_weighed(subject: Subject) -> tuple[Finding, ...]:
    """Ask only the checks whose answers change with how rare words are."""
    return tuple(one.look(subject) for one in WEIGHED)


def run(subject: Subject) -> tuple[Finding, ...]:
    """Ask every check about one prospect. Pure: the same subject gives the same findings.

    A check that looked and has nothing to report (no mention, no list) gives no finding; one
    that could not look says "unknown" and why.
    """
    findings = (look(subject) for _, look in ASKED)
    return tuple(finding for finding in findings if finding is not None)
