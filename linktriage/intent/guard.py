"""The anchor guard: what speaks against one more link like that, at the moment of planning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linktriage.intent.zones import weak_because
from linktriage.model import (
    AnchorKind,
    LinkIntent,
    Policy,
    Rel,
    Role,
    TargetPage,
    Threshold,
)
from linktriage.text import words
from linktriage.urls import home_of, key

RUN = 4
"""Anchors of one kind in a row after which a fifth looks engineered."""
DEFAULT_CAPS = {
    AnchorKind.EXACT: Threshold(
        Policy().exact_anchor_cap,
        "published caps run from 1 to 10 %, this is the loosest",
    ),
    AnchorKind.GENERIC: Threshold(
        Policy().generic_anchor_cap,
        "our own choice, no published figure",
    ),
}
"""The caps on kinds of anchor, with where each comes from."""
SAME_REASON = 2
"""Times a reason was used before that make the next one a habit."""


def warnings(
    planned: LinkIntent, target: TargetPage, intents: Sequence[LinkIntent], policy: Policy
) -> tuple[str, ...]:
    """Return what to think about before planning that link beside those in `intents`.

    `intents` are those of the whole campaign, in the order they were decided.
    """
    here = [one for one in intents if key(one.target) == key(target.url)]
    return (
        *_repeated(planned, here),
        *_capped(planned, here, policy),
        *_run(planned, here, policy),
        *_same_reason(planned, intents),
        *_weak(planned, target),
    )


def _fold(text: str) -> str:
    return " ".join(words(text.casefold()))


def _repeated(planned: LinkIntent, here: Sequence[LinkIntent]) -> Iterator[str]:
    same = sum(_fold(one.anchor) == _fold(planned.anchor) for one in here)
    if same and planned.anchor and planned.anchor_kind is not AnchorKind.BRANDED:
        times = "once" if same == 1 else f"{same} times"
        yield f"“{planned.anchor}” is planned {times} for this page already: vary it"


def _capped(planned: LinkIntent, here: Sequence[LinkIntent], policy: Policy) -> Iterator[str]:
    caps = {
        AnchorKind.EXACT: policy.exact_anchor_cap,
        AnchorKind.GENERIC: policy.generic_anchor_cap,
    }
    cap = caps.get(planned.anchor_kind)
    if cap is None or len(here) < policy.anchor_cap_from:
        return
    alike = 1 + sum(one.anchor_kind is planned.anchor_kind for one in here)
    if alike / (len(here) + 1) > cap:
        yield (
            f"{alike} of {len(here) + 1} anchors for this page would be {planned.anchor_kind}: "
            f"over your cap of {cap:.0%} ({_origin(cap, planned.anchor_kind)})"
        )


def _origin(cap: float, kind: AnchorKind) -> str:
    """Return where a cap comes from: published ones disagree, so none of them is a law."""
    default = DEFAULT_CAPS[kind]
    if cap != default.value:
        return f"yours; by default {default.value:.0%}"
    return f"the default: {default.source}"


def _run(planned: LinkIntent, here: Sequence[LinkIntent], policy: Policy) -> Iterator[str]:
    if len(here) < policy.anchor_cap_from:
        return
    if all(one.anchor_kind is planned.anchor_kind for one in here[-RUN:]):
        yield f"the last {RUN} anchors for this page were {planned.anchor_kind} too"


def _same_reason(planned: LinkIntent, intents: Sequence[LinkIntent]) -> Iterator[str]:
    same = sum(_fold(one.why) == _fold(planned.why) for one in intents)
    if same >= SAME_REASON:
        yield f"this reason was given {same} times before: is it this page's own?"


def _weak(planned: LinkIntent, target: TargetPage) -> Iterator[str]:
    if weak := weak_because(planned.placement):
        yield weak
    if target.role is Role.MONEY:
        yield "this points at a money page: say why their reader wants exactly that"
    elif key(home_of(target.url)) == key(target.url):
        yield "this points at your home page: would a deeper page serve the reader better?"
    if planned.rel is Rel.SPONSORED:
        yield "a paid link must be marked rel=sponsored"
