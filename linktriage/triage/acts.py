"""What a person can do to a prospect, as acts for the log. Pure: nothing is written here."""

from __future__ import annotations

from datetime import datetime
from typing import assert_never

from linktriage.errors import BadInput
from linktriage.model import (
    Accept,
    Answer,
    Approach,
    Candidate,
    Decision,
    Park,
    Prospect,
    Reject,
    Requeue,
    Status,
)
from linktriage.store.contacted import SuppressionKind
from linktriage.store.encoding import dump, dump_decision
from linktriage.store.log import Act
from linktriage.text import clean_text

NOTE_LIMIT = 10_000
"""Characters of a note."""


def decide(prospect: Prospect, decision: Decision, at: datetime, by_lot: int | None = None) -> Act:
    """Return the act of deciding on a prospect.

    `by_lot` is how many undecided ones stood before one that was drawn by lot.
    Raises `BadInput` when it must be left alone.
    """
    if prospect.status is Status.SUPPRESSED and not isinstance(decision, Reject):
        raise BadInput(f"{prospect.site} must be left alone: {prospect.set_aside or 'suppressed'}.")
    status = _status(decision)
    undecided = status is Status.QUEUED
    return Act(
        kind=type(decision).__name__.lower(),
        sentence=f"{_verb(decision)} {prospect.site}{_because(decision)}",
        fields={
            "status": status.value,
            "decision": dump_decision(decision),
            "decided_at": None if undecided else at,
            "later_until": None,
            "set_aside": "",
            **_lot(by_lot, undecided=undecided),
        },
    )


def _lot(by_lot: int | None, *, undecided: bool) -> dict[str, int | None]:
    """Return what to note of the lot: nothing for a decision that is only put right."""
    return {"by_lot": by_lot} if undecided or by_lot is not None else {}


def _status(decision: Decision) -> Status:
    match decision:
        case Accept():
            return Status.ACCEPTED
        case Reject():
            return Status.REJECTED
        case Park():
            return Status.PARKED
        case Requeue():
            return Status.QUEUED
        case _:
            assert_never(decision)


def _verb(decision: Decision) -> str:
    return (
        "back to the queue:" if isinstance(decision, Requeue) else type(decision).__name__.lower()
    )


def _because(decision: Decision) -> str:
    match decision:
        case Accept(intent):
            return f" for {intent.target}"
        case Reject(reasons, note):
            words = ", ".join(reasons) or note
        case Park(until, note):
            words = note or (f"until {until:%Y-%m-%d}" if until else "")
        case _:
            words = ""
    return f" ({words})" if words else ""


def later(prospect: Prospect, until: datetime | None) -> Act:
    """Return the act of putting a prospect off: behind all others, or until a moment."""
    when = f" until {until:%Y-%m-%d}" if until else ""
    return Act(
        kind="later",
        sentence=f"later {prospect.site}{when}",
        fields={
            "status": Status.QUEUED.value,
            "decision": None,
            "decided_at": None,
            "later_until": until,
            "put_off": prospect.put_off + 1,
        },
        to_end=True,
    )


def star(prospect: Prospect) -> Act:
    """Return the act of giving a star, or of taking it away."""
    word = "star" if not prospect.starred else "no star for"
    return Act("star", f"{word} {prospect.site}", {"starred": not prospect.starred})


def move(prospect: Prospect, by_hand: int) -> Act:
    """Return the act of moving a prospect in the order made by hand."""
    return Act("move", f"move {prospect.site}", {"by_hand": by_hand})


def note(prospect: Prospect, text: str) -> Act:
    """Return the act of writing the prospect's note anew."""
    return Act("note", f"note on {prospect.site}", {"note": clean_text(text, NOTE_LIMIT).strip()})


def answer(prospect: Prospect, check_id: str, value: Answer | None) -> Act:
    """Return the act of answering a check by oneself; None takes the answer back."""
    answers: dict[str, Answer] = {**prospect.answers}
    answers.pop(check_id, None)
    if value is not None:
        answers[check_id] = value
    word = value.value if value else "no answer"
    return Act("answer", f"{check_id} of {prospect.site}: {word}", {"answers": dump(answers)})


def lead(prospect: Prospect, candidate: Candidate) -> Act:
    """Return the act of putting another candidate page in the lead."""
    fields = {
        "url": candidate.url,
        "key": candidate.key,
        "scheme_guessed": candidate.scheme_guessed,
        "fetch_state": None,
    }
    return Act("lead", f"lead page of {prospect.site}: {candidate.url}", fields)


def approach(prospect: Prospect, chosen: Approach) -> Act:
    """Return the act of choosing the approach by hand."""
    fields = {
        "approach": chosen.value,
        "approach_reason": "chosen by you",
        "approach_chosen": True,
    }
    return Act("approach", f"approach for {prospect.site}: {chosen}", fields)


def suppress(
    prospect: Prospect, kind: SuppressionKind, reason: str, campaign_id: int | None
) -> Act:
    """Return the act of leaving a site alone; in every campaign when no id is given."""
    entry = {"kind": kind, "reason": reason, "campaign_id": campaign_id}
    return Act(
        kind=kind,
        sentence=f"{kind}: {prospect.site} ({reason})",
        fields={
            "status": Status.SUPPRESSED.value,
            "set_aside": kind,
            "decision": None,
            "decided_at": None,
            "suppression": entry,
        },
    )


def draft(prospect: Prospect, pitch_id: int) -> Act:
    """Return the act of making one version of the draft the current one."""
    return Act("draft", f"draft for {prospect.site}", {"pitch_id": pitch_id})
