"""The checks of a dossier in their order, with their digits, names and a person's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linktriage.checks import CHECKS, choices
from linktriage.model import Answer, Check, Dossier, Evidence, Finding, Outcome, Page

ANSWER_MARKS = {
    Answer.PASS: "✓",
    Answer.PARTLY: "~",
    Answer.FAIL: "✗",
    Answer.NOT_APPLICABLE: "–",
}

_PLACES = {check.id: number for number, check in enumerate(CHECKS, 1)}
_WORST_FIRST = (Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS)


@dataclass(frozen=True, slots=True)
class Item:
    """One check of the checklist."""

    finding: Finding
    name: str
    digit: int | None
    """The key that answers it; None behind the ninth."""
    answer: Answer | None


def items(dossier: Dossier) -> tuple[Item, ...]:
    """Return the checklist of a dossier."""
    return tuple(_items(dossier))


def _items(dossier: Dossier) -> Iterator[Item]:
    for finding in dossier.findings:
        place = _PLACES.get(finding.check)
        yield Item(
            finding,
            CHECKS[place - 1].name if place else finding.check,
            place if place is not None and place <= 9 else None,
            dossier.prospect.answers.get(finding.check),
        )


def check_of_digit(digit: int) -> Check | None:
    """Return the check that a digit answers."""
    return CHECKS[digit - 1] if digit <= len(CHECKS) else None


def next_answer(answer: Answer | None, check_id: str = "") -> Answer | None:
    """Return what the key makes of an answer: none, then each that the check offers, none again."""
    cycle = (None, *(offered for offered, _ in choices(check_id)))
    return cycle[(cycle.index(answer) + 1) % len(cycle)] if answer in cycle else None


def with_evidence(dossier: Dossier) -> tuple[Item, ...]:
    """Return the checks that have evidence, the worst first."""
    found = [item for item in items(dossier) if item.finding.evidence]
    return tuple(sorted(found, key=lambda item: _WORST_FIRST.index(item.finding.outcome)))


def paragraph_of(evidence: Evidence, dossier: Dossier) -> int | None:
    """Return the number of the paragraph in which a piece of evidence stands, if in one."""
    kind, _, number = evidence.where.partition(" ")
    if not number.isdecimal() or dossier.page is None:
        return None
    if kind == "paragraph":
        return int(number)
    if kind == "link" and int(number) < len(dossier.page.links):
        return dossier.page.links[int(number)].paragraph
    return None


def words_of(evidence: Evidence, page: Page) -> str:
    """Return the words to look for in the text: a link's anchor, else what is quoted."""
    kind, _, number = evidence.where.partition(" ")
    if kind == "link" and number.isdecimal() and int(number) < len(page.links):
        return page.links[int(number)].anchor
    return evidence.quote.strip("… ")
