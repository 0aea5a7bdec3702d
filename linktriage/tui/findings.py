"""The checks of a dossier in their order, with their digits, names and a person's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linktriage.checks import CHECKS, choices, weighed_by
from linktriage.model import (
    Answer,
    Basis,
    Check,
    Dossier,
    Evidence,
    Finding,
    Outcome,
    Page,
    Policy,
)

ANSWER_MARKS = {
    Answer.PASS: "✓",
    Answer.PARTLY: "~",
    Answer.FAIL: "✗",
    Answer.NOT_APPLICABLE: "–",
}

_CHECKS = {check.id: check for check in CHECKS}
_PLACES = {check.id: number for number, check in enumerate(CHECKS, 1)}
_ASKED = (Answer.PASS, Answer.PARTLY, Answer.FAIL)
_WORST_FIRST = (Outcome.FAIL, Outcome.WARN, Outcome.UNKNOWN, Outcome.PASS)


@dataclass(frozen=True, slots=True)
class Item:
    """One check of the checklist."""

    finding: Finding
    name: str
    question: str
    digit: int | None
    """The key that answers it; None behind the ninth."""
    answer: Answer | None
    beside: str = ""
    """Why it does not count for this approach; empty when it does."""


def items(dossier: Dossier, *, everything: bool = True) -> tuple[Item, ...]:
    """Return the checklist of a dossier; without `everything`, only what counts."""
    return tuple(item for item in _items(dossier) if everything or not item.beside)


def to_read(dossier: Dossier, *, everything: bool) -> tuple[Item, ...]:
    """Return the checklist as it is read: the person's questions, what is wrong, all else."""
    return tuple(sorted(items(dossier, everything=everything), key=_urgency))


def _urgency(item: Item) -> int:
    if item.finding.basis is Basis.JUDGED:
        return -1
    return min(_WORST_FIRST.index(item.finding.outcome), 2) if not item.beside else 3


def _items(dossier: Dossier) -> Iterator[Item]:
    for finding in dossier.findings:
        check = _CHECKS.get(finding.check)
        place = _PLACES.get(finding.check, 0)
        yield Item(
            finding,
            check.name if check else finding.check,
            check.question if check else "",
            place if 1 <= place <= 9 else None,
            dossier.prospect.answers.get(finding.check),
            dossier.beside.get(finding.check, ""),
        )


def check_of_digit(digit: int) -> Check:
    """Return the check that a digit from 1 to 9 answers."""
    return CHECKS[digit - 1]


def check_named(check_id: str) -> Check | None:
    """Return the check with that id; None for one that is no more."""
    return _CHECKS.get(check_id)


def asks(item: Item) -> str:
    """Return the answers that a question waits for: "yes/no"; empty when it has its answer."""
    if item.finding.basis is not Basis.JUDGED or item.answer:
        return ""
    offered = (word for answer, word in choices(item.finding.check) if answer in _ASKED)
    return "/".join(offered)


def answer_word(check_id: str, answer: Answer | None) -> str:
    """Return a person's answer in the word of the check: "yes", "adjacent"."""
    return dict(choices(check_id))[answer] if answer else "no answer"


def next_answer(answer: Answer | None, check_id: str = "") -> Answer | None:
    """Return what the key makes of an answer: none, then each that the check offers, none again."""
    cycle = (None, *(offered for offered, _ in choices(check_id)))
    return cycle[(cycle.index(answer) + 1) % len(cycle)] if answer in cycle else None


def with_evidence(dossier: Dossier, *, everything: bool = False) -> tuple[Item, ...]:
    """Return the checks that have evidence, the worst first; without `everything`, what counts."""
    found = [item for item in items(dossier, everything=everything) if item.finding.evidence]
    return tuple(sorted(found, key=lambda item: _WORST_FIRST.index(item.finding.outcome)))


def notes(finding: Finding, dossier: Dossier, policy: Policy) -> tuple[str, ...]:
    """Return what else is told of a finding: its thresholds, its day, how its group is listed."""
    group = finding.check == "network" and finding.outcome is Outcome.WARN
    listing = (f"f network:{dossier.prospect.site} lists the group",) if group else ()
    read = dossier.page if finding.basis is Basis.MEASURED else None
    day = f"{read.fetched_at.day} {read.fetched_at:%b %Y}" if read else ""
    when = (f"measured on what was read {day}",) if read else ()
    return (*listing, *weighed_by(finding.check, policy), *when)


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
