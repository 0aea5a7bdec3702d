"""Which checks say nothing for an approach, and why: what they would warn of is no fault there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linktriage.model import Approach, Policy

_NO_LIST = "the page is no list"
_NOT_OFFERED = "only the offer to replace a dead link asks for one"
_ELSEWHERE = "your link would not stand on this page"

REASONS: Mapping[Approach, Mapping[str, str]] = MappingProxyType(
    {
        Approach.TARGETED: {"curated": _NO_LIST, "dead-links": _NOT_OFFERED},
        Approach.RESOURCE: {
            "outbound": "many links out are what a list is for",
            "text": "a list has little text of its own",
            "cadence": "a list is kept, it need not publish",
            "human": "of a list it is asked whether it is curated",
        },
        Approach.MENTION: {
            "curated": _NO_LIST,
            "dead-links": _NOT_OFFERED,
            "outbound": "they name you already, whatever else they link to",
            "competitors": "they name you already, whoever else they cite",
        },
        Approach.BROKEN: {
            "outbound": "a dead link is replaced, none is added",
            "cadence": "an old page with dead links is why you write",
        },
        Approach.GUEST: {
            "curated": _NO_LIST,
            "dead-links": _NOT_OFFERED,
            "permanence": _ELSEWHERE,
            "stays": _ELSEWHERE,
        },
        Approach.PR: {
            "curated": _NO_LIST,
            "dead-links": _NOT_OFFERED,
            "permanence": _ELSEWHERE,
            "stays": _ELSEWHERE,
            "outbound": "a newsroom links as its stories need",
        },
        Approach.PARTNER: {
            "curated": _NO_LIST,
            "dead-links": _NOT_OFFERED,
            "topics": "a partner's business counts, not the range of its posts",
            "cadence": "a partner need not publish",
            "outbound": "a partner's page may well list whom it works with",
        },
    }
)
"""Approach to the checks that are beside the point there, each with the reason."""

SWITCHED_OFF = "switched off in this campaign's policy"


def beside_the_point(approach: Approach, policy: Policy) -> Mapping[str, str]:
    """Return the ids of the checks that do not count for an approach in a campaign, and why."""
    return {**REASONS[approach], **dict.fromkeys(policy.disabled_checks, SWITCHED_OFF)}


def matters(check_id: str, approach: Approach, policy: Policy) -> bool:
    """Tell whether a check counts for this approach in this campaign."""
    return check_id not in beside_the_point(approach, policy)
