"""What the strips ask, and what each of their keys stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from linktriage.model import Approach, Park, Reject, RejectReason
from linktriage.triage.lineups import CHECK, METRIC, SENTENCES, kind_of, parameter_of
from linktriage.tui.widgets.strips import Choice, Question


@dataclass(frozen=True, slots=True)
class Stop:
    """How a site is left alone."""

    kind: str
    everywhere: bool
    asks: str
    """What the prompt for the reason says."""


def reject(site: str, suggested: RejectReason | None, put: str = "Reject") -> Question:
    """Ask for the reason of a reject."""
    choices = [
        Choice(str(digit), reason.value, Reject((reason,)), suggested=reason is suggested)
        for digit, reason in enumerate(RejectReason, 1)
    ]
    choices.append(Choice("enter", "no reason", Reject()))
    return Question("reject", f"{put} {site}: why?", tuple(choices))


def later(site: str, now: datetime, target: str = "") -> Question:
    """Ask until when a prospect is put off, or what it waits for.

    `target` is the target page that would be linked to; without one it waits for none.
    """
    ready = Park(note=f"until {target or 'our page'} is ready", target=target)
    evidence = Park(note="until there is more evidence", evidence=True)
    choices = (
        Choice("enter", "to the end of the queue", None),
        Choice("1", "tomorrow", now + timedelta(days=1)),
        Choice("2", "in a week", now + timedelta(days=7)),
        Choice("3", "in a month", now + timedelta(days=30)),
        Choice("4", "park: until our page is ready", ready),
        Choice("5", "park: until there is more evidence", evidence),
        Choice("6", "park for a quarter", Park(until=(now + timedelta(days=90)).date())),
    )
    return Question("later", f"Later: {site}", choices)


def suppress(site: str) -> Question:
    """Ask how a site is left alone from now on."""
    asked = "Who asked, and how? (a mail, a form, a phone call)"
    why = "Why never again?"
    choices = (
        Choice("1", "do not contact: they asked", Stop("do not contact", True, asked)),
        Choice("2", "blocklist in this campaign", Stop("blocklist", False, why)),
        Choice("3", "blocklist everywhere", Stop("blocklist", True, why)),
    )
    return Question("suppress", f"Leave {site} alone", choices)


def approach(site: str, current: Approach) -> Question:
    """Ask for the type of approach."""
    choices = tuple(
        Choice(str(digit), one.value, one, suggested=one is current)
        for digit, one in enumerate(Approach, 1)
    )
    return Question("approach", f"Type of approach for {site}", choices)


def copying(address: str, site: str, anchor: str, pitch: str) -> Question:
    """Ask what is copied; what is empty is not offered."""
    offered = (
        Choice("u", "address", address),
        Choice("s", "site", site),
        Choice("a", "anchor", anchor),
        Choice("p", "pitch", pitch),
    )
    return Question("copy", "Copy", tuple(one for one in offered if one.value))


FURTHER = (METRIC, CHECK)
"""Orders that need to know by which number, or by which check."""


def order(current: str) -> Question:
    """Ask for the order of the queue."""
    choices = tuple(
        Choice(
            str(digit),
            f"{kind}: {words}",
            kind,
            suggested=kind == kind_of(current),
        )
        for digit, (kind, words) in enumerate(SENTENCES.items(), 1)
    )
    return Question("order", "Order of the queue", choices)


def order_by(kind: str, orders: Sequence[str]) -> Question:
    """Ask by which number or check to sort; the first nine are offered."""
    choices = tuple(
        Choice(str(digit), parameter_of(one).replace(":", " "), one)
        for digit, one in enumerate(orders[:9], 1)
    )
    return Question("order", "By which number" if kind == METRIC else "By which check", choices)


def order_in_words(name: str) -> str:
    """Return an order as the screen names it: "learned", "ahrefs domain rating"."""
    kind, what = kind_of(name), parameter_of(name)
    return what.replace(":", " ") if what else kind


_USUAL_FIELDS = (
    ("url", "the prospect's page"),
    ("site", "the prospect's site"),
    ("title", "title"),
    ("author", "author"),
    ("email", "e-mail"),
    ("links_to", "page it links to"),
    ("anchor", "anchor"),
    ("note", "note"),
    ("", "nothing: keep it with the row"),
)
ALL_FIELDS = (
    "Field: url site title author name email links_to anchor left right language country topic "
    "page_type nofollow sponsored ugc follow rel lost http_status first_seen last_seen price note"
)
"""What a column may hold; numbers go by their names, such as domain rating."""


def holds(column: str, held: str) -> Question:
    """Ask what a column of a list holds."""
    choices = [
        Choice(str(digit), words, name, suggested=name == held)
        for digit, (name, words) in enumerate(_USUAL_FIELDS, 1)
    ]
    choices.append(Choice("enter", "another: type it", None))
    return Question("holds", f"“{column}” holds", tuple(choices))


def sheet(names: Sequence[str]) -> Question:
    """Ask which table of a workbook or archive is read; the first one is read now."""
    choices = tuple(
        Choice(str(digit), name, name, suggested=digit == 1)
        for digit, name in enumerate(names[:9], 1)
    )
    return Question("sheet", "Read which table?", choices)
