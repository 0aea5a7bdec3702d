from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.model import Basis, Evidence, Finding, OutboundLink, Outcome
from tests.builders import intent


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL])
def test_a_measured_answer_needs_evidence(outcome: Outcome) -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        Finding("outbound", outcome, Basis.MEASURED, "7 sites linked")
    Finding("outbound", outcome, Basis.MEASURED, "7 sites linked", (Evidence("a list"),))


@pytest.mark.parametrize("outcome", [Outcome.WARN, Outcome.UNKNOWN])
def test_who_could_not_look_needs_none(outcome: Outcome) -> None:
    Finding("outbound", outcome, Basis.MEASURED, "not read: timeout")


@pytest.mark.parametrize("missing", ["target", "why"])
def test_an_intent_without_target_or_reason_cannot_be_made(missing: str) -> None:
    with pytest.raises(ValueError, match="needs a target page and a reason"):
        replace(intent(), **{missing: "  "})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rel", "followed"),
    [((), True), (("noopener",), True), (("nofollow",), False), (("ugc", "sponsored"), False)],
)
def test_a_link_is_followed_unless_a_token_takes_its_weight(
    rel: tuple[str, ...], followed: bool
) -> None:
    assert OutboundLink("https://a.example/", "a.example", "a", rel).followed is followed
