"""The questions only a person can answer. They stand in the same list as the measured ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from linktriage.checks.answers import failed, passed, unknown, warned
from linktriage.model import Answer, Basis, Check, Finding

WITHOUT_SEO = Check(
    "without-seo",
    "without SEO",
    "Would this link make sense if search engines did not exist?",
    Basis.JUDGED,
)
CUSTOMERS = Check(
    "customers", "customers", "Could a customer discover you here, and who?", Basis.JUDGED
)
HUMAN = Check("human", "for people", "Is it written for people?", Basis.JUDGED)
CURATED = Check("curated", "curated", "Is the list genuinely curated?", Basis.JUDGED)
STAYS = Check("stays", "will stay", "Is the page likely to stay?", Basis.JUDGED)
AUDIENCE = Check(
    "audience", "audience", "Is their audience yours: directly, adjacent or not?", Basis.JUDGED
)

JUDGED = (WITHOUT_SEO, CUSTOMERS, AUDIENCE, HUMAN, STAYS, CURATED)

_USUAL = {Answer.PASS: "yes", Answer.FAIL: "no", Answer.NOT_APPLICABLE: "n/a"}
_AUDIENCE = {
    Answer.PASS: "direct",
    Answer.PARTLY: "adjacent",
    Answer.FAIL: "none",
    Answer.NOT_APPLICABLE: "n/a",
}
_MEANS = {
    Answer.PASS: passed,
    Answer.PARTLY: warned,
    Answer.FAIL: failed,
    Answer.NOT_APPLICABLE: unknown,
}


def choices(check_id: str) -> tuple[tuple[Answer, str], ...]:
    """Return the answers that a check's key goes through, each with its word."""
    return tuple((_AUDIENCE if check_id == AUDIENCE.id else _USUAL).items())


def with_answers(findings: Iterable[Finding], answers: Mapping[str, Answer]) -> tuple[Finding, ...]:
    """Return stored findings with the judged ones as the person has answered them since."""
    checks = {check.id: check for check in JUDGED}
    return tuple(
        answered(checks[finding.check], answers) if finding.check in checks else finding
        for finding in findings
    )


def answered(check: Check, answers: Mapping[str, Answer]) -> Finding:
    """Return the person's answer to a judged check as its finding; unknown until there is one."""
    answer = answers.get(check.id)
    if answer is None:
        return unknown(check, "waits for your answer")
    word = dict(choices(check.id)).get(answer, str(answer))
    return _MEANS[answer](check, f"you answered: {word}", figure=word)
