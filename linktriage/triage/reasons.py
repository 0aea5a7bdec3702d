"""Why a prospect stands where it stands, in sentences a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from linktriage.model import Prospect
from linktriage.text import clean_line
from linktriage.triage.lineups import LEARNED, SIMILARITY, in_words, kind_of
from linktriage.triage.outlook import Outlook

if TYPE_CHECKING:
    from linktriage.ordering import Explanation, Near


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for a prospect's place and what against it."""

    site: str
    order: str
    """What the order is, in words."""
    reasons: tuple[str, ...]
    """What counted, a sentence each."""
    place: int | None = None
    """How many of the view stand before it; None when it is not in the view."""
    size: int = 0
    by_lot: bool = False
    """Whether it is a random card, drawn from all that is undecided."""
    outlook: Outlook = field(default_factory=Outlook)

    def sentences(self) -> tuple[str, ...]:
        """Return all of it, a sentence each, the place first."""
        return tuple(self._all())

    def _all(self) -> Iterator[str]:
        if self.place is not None:
            yield f"Number {self.place + 1:,} of {self.size:,}. Order: {self.order}."
        else:
            yield f"It is not in this queue. Order: {self.order}."
        if self.by_lot:
            yield "A random card, drawn from all that is undecided: it shows what the order misses."
        yield from self.reasons
        yield from self.outlook.sentences()


def why(
    prospect: Prospect,
    order: str,
    found: Explanation,
    named: Mapping[int, str],
    target: str,
) -> Why:
    """Return why a prospect stands where it does; `named` are the sites of those it is like."""
    reasons = [*_of_reading(found)]
    if kind_of(order) in {LEARNED, SIMILARITY}:
        reasons += _of_target(found, target)
    if kind_of(order) == LEARNED:
        reasons += _of_decisions(found, named)
    if prospect.put_off:
        times = "once" if prospect.put_off == 1 else f"{prospect.put_off} times"
        reasons.append(f"You put it off {times}: it stands behind the others.")
    words = in_words(order)
    if kind_of(order) == LEARNED:
        words = found.basis
    return Why(prospect.site, words, tuple(reasons))


def _of_reading(found: Explanation) -> Iterator[str]:
    if not found.read:
        yield (
            "Its page was not read: it is placed by its title, its address and the words around "
            "its link, as far as your lists name them."
        )


def _of_target(found: Explanation, target: str) -> Iterator[str]:
    if target:
        yield (
            f"{found.to_target:.2f} alike with your target {clean_line(target, 80)} "
            "(0: nothing in common, 1: the same text)."
        )
    else:
        yield "There is no target page yet to compare it with."


def _of_decisions(found: Explanation, named: Mapping[int, str]) -> Iterator[str]:
    if not found.learned:
        yield (
            f"The order learns from two accepts and two rejects on "
            f"({found.accepts} and {found.rejects} so far)."
        )
    yield from _nearest("accept", found.accepts, found.like, named)
    if found.words and found.like:
        yield f"Words it shares with two accepts or more: {', '.join(found.words)}."
    yield from _nearest("reject", found.rejects, found.unlike, named)
    if found.words_against and found.unlike:
        yield f"Words that weigh more in rejects: {', '.join(found.words_against)}."


def _nearest(
    kind: str, number: int, near: tuple[Near, ...], named: Mapping[int, str]
) -> Iterator[str]:
    what = f"{number:,} {kind}{'s' if number > 1 else ''}"
    if near:
        sites = (f"{clean_line(named[one.prospect], 60)} ({one.likeness:.2f})" for one in near)
        yield f"The nearest of {what}: {', '.join(sites)}."
    elif number:
        yield f"It has hardly a word in common with the {what}."
