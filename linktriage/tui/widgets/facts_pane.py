"""What is known beside the text: approach, decision and intent, numbers, people, note."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.model import Accept, Dossier, LinkIntent
from linktriage.text import clean_line
from linktriage.tui.ink import Line, Run
from linktriage.tui.widgets.dossier_pane import DossierPane
from linktriage.tui.words import day, decided, metric
from linktriage.tui.wrapping import wrap

_SCHEME = re.compile(r"^https?://(?:www\.)?")

LABEL = 10
"""Cells of the labels on the left."""


class FactsPane(DossierPane):
    """Shows the facts of the dossier it is bound to."""

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "Prospect"

    def _fill(self) -> None:
        facts = known(self.dossier) if self.dossier else ()
        self._lines = [line for fact in facts for line in _wrapped(*fact, self.size.width)]
        self.top = min(self.top, self.last_top)
        self.refresh()


def known(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    """Yield (label, value, ink) of all that is known."""
    prospect = dossier.prospect
    yield "type", f"{prospect.approach} (t)", "strong"
    if prospect.approach_reason:
        yield "", clean_line(prospect.approach_reason, 200), "muted"
    if made := decided(dossier.decision, prospect.status):
        yield "decided", f"{made} {day(dossier.decided_at)}", "accent"
    if isinstance(dossier.decision, Accept):
        yield from _intent(dossier.decision.intent)
    if prospect.later_until:
        yield "later", f"until {day(prospect.later_until)}", "accent"
    if prospect.set_aside:
        yield "set aside", clean_line(prospect.set_aside, 120), "warn"
    if prospect.seen_before:
        yield "before", clean_line(prospect.seen_before, 300), "warn"
    if prospect.note:
        yield "note", clean_line(prospect.note, 400), ""
    yield from (("", metric(one), "") for one in prospect.metrics[:8])
    yield from _people(dossier)


def _intent(intent: LinkIntent) -> Iterator[tuple[str, str, str]]:
    yield "target", clean_line(intent.target, 200), ""
    yield "anchor", f"{clean_line(intent.anchor, 120)} ({intent.anchor_kind})", ""
    yield "why", clean_line(intent.why, 300), ""
    if intent.helps:
        yield "helps to", f"{intent.helps}, {intent.placement}, {intent.rel}", ""
    if intent.signal:
        yield "signal", clean_line(intent.signal, 200), ""


def _people(dossier: Dossier) -> Iterator[tuple[str, str, str]]:
    label = "contact"
    for contact in dossier.contacts[:4]:
        route = contact.email or _SCHEME.sub("", contact.form_url)
        who = " ".join(filter(None, (contact.name, route)))
        # the address tells a network; a "person" is any mailbox whose name says nothing else
        told = contact.role not in {"", "person"} and not contact.role.startswith("social:")
        yield label, clean_line(f"{who} ({contact.role})" if told else who, 200), ""
        label = ""


def _wrapped(label: str, value: str, ink: str, width: int) -> Iterator[Line]:
    before = f"{label:{LABEL}}"
    for start, end in wrap(value, max(8, width - LABEL)):
        yield (Run(before, "label"), Run(value[start:end], ink))
        before = " " * LABEL
