"""The painted lines of the accept strip: the form as it stands now, said in runs of ink."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from linktriage.model import Provenance, Readiness, TargetPage
from linktriage.text import clean_line
from linktriage.tui.accepting import Form
from linktriage.tui.ink import Line, Run, fair, fit, shorten, width_of
from linktriage.tui.wrapping import wrap

if TYPE_CHECKING:
    from linktriage.intent import PlannedTarget

LABEL = 9
"""Cells of the names of fields, with the space before."""
ROOMY = 100
"""Cells from which on words are written out."""
SAID = 4
"""Words that page and paragraph share which are named."""
NOTES = 3
"""Lines of what is to be thought about."""


def targets_line(form: Form, width: int) -> Line:
    """Return the targets with their digits; the chosen one, with what is known of it, always."""
    line: Line = (Run(f" {'target':{LABEL - 1}}", "label"),)
    offered = [
        (one.target.url == form.target.url, _target(form, digit, one, width))
        for digit, one in enumerate(form.targets[:9], 1)
    ]
    reserved = sum(width_of(runs) for chosen, runs in offered if chosen)
    is_cut = False
    for chosen, runs in offered:
        reserved = 0 if chosen else reserved
        fits = width_of(line) + width_of(runs) + reserved <= width - 1
        if chosen or (fits and not is_cut):
            line += runs
        elif not is_cut:
            line, is_cut = (*line, Run("… ", "muted")), True
    return line


def _target(form: Form, digit: int, planned: PlannedTarget, width: int) -> Line:
    """Return one target: where there is little room, without what only tells it apart."""
    target, is_roomy = planned.target, width >= ROOMY
    chosen = target.url == form.target.url
    served = f"{planned.planned} planned · {target.readiness}" if is_roomy else planned.planned
    return (
        Run("▸" if chosen else " ", "accent"),
        Run(f"{digit} ", "key"),
        Run(own_path(target.url, 40 if is_roomy else 22), "strong accent" if chosen else ""),
        Run(f" {target.role} · {served} " if chosen or len(form.targets) < 3 else " ", "muted"),
    )


def why_offered(form: Form, width: int) -> str:
    """Return what speaks for the paragraph chosen, and for the target chosen on this page.

    The paragraph is pointed at: what is said of it goes first where there is little room.
    """
    place = form.taken
    says = f"¶ {place.paragraph + 1} says {', '.join(place.words[:SAID])}" if place else ""
    chosen = (one.fits for one in form.targets if one.target.url == form.target.url)
    fits = next((f"the page {one}" for one in chosen if one), "")
    both = "; ".join(filter(None, (says, fits)))
    return both if width_of((Run(both),)) <= width else shorten(fits or says, width)


def anchors_line(form: Form, width: int) -> Line:
    """Return the phrases of the paragraph that could be linked; with room, each with its kind."""
    room = width - LABEL - 2
    kinds = [f" {form.kind_of(anchor)} " for anchor in form.anchors]
    sizes = [width_of((Run(anchor),)) for anchor in form.anchors]
    told = width >= ROOMY and sum(sizes) + sum(map(len, kinds)) + 2 * len(kinds) <= room
    cells = sizes if told else fair(sizes, room - 3 * len(sizes))
    line: Line = (Run(f" {'':{LABEL - 1}}"), Run("n ", "key"))
    for anchor, kind, shown in zip(form.anchors, kinds, cells, strict=True):
        chosen = anchor == form.texts["anchor"]
        line += (
            Run("▸" if chosen else " ", "accent"),
            Run(shorten(anchor, shown), "strong accent" if chosen else ""),
            Run(f"{kind} " if told else "  ", "muted"),
        )
    return line


def own_path(url: str, room: int) -> str:
    """Return an address of the user's own site without the parts that are always the same.

    It takes `room` cells and the slash; one that is longer loses its middle.
    """
    path = url.split("://", 1)[-1].partition("/")[2]
    return "/" + shorten(clean_line(path), room)


def place_line(form: Form, width: int) -> Line:
    """Return the paragraph chosen: how sure that is, and the links that stand there already."""
    label = Run(f" {'place':{LABEL - 1}}", "label")
    place = form.taken
    if place is None:
        offered = " (p offers a paragraph)" if form.suggestion.places else ""
        found = form.suggestion.confidence if form.suggestion.read else "their page was not read"
        return (label, Run(f"none: {found}{offered}", "muted"))
    count = len(form.suggestion.places)
    which = f" {(form.place or 0) + 1} of {count}" if count > 1 else ""
    ours = any(one.paragraph == place.paragraph for one in form.suggestion.standing)
    there = links_there(place.links, ours=ours)
    sure = form.suggestion.confidence
    tail = f"  {'none is natural' if sure == 'no natural place found' else sure}{which}"
    room = width - LABEL - len(tail) - len(there) - 8
    quote = fit(f"“{clean_line(place.text, 300)}”", room).rstrip()
    number = Run(f"¶ {place.paragraph + 1:<3} ", "accent")
    return (label, number, Run(quote), Run(there, "warn" if ours else "muted"), Run(tail, "muted"))


def links_there(number: int, *, ours: bool) -> str:
    """Say how many links a paragraph holds, and whether one of them is ours."""
    if ours:
        return " · already links to you"
    return f" · {number} {'link' if number == 1 else 'links'} there" if number else ""


def purpose_line(form: Form, width: int) -> Line:
    """Return zone, rel and what it does for the reader, each with its key and its source.

    Where there is little room the first letter of the source has to do.
    """
    because = f" ({clean_line(form.helps_because, 60)})" if form.helps_because else ""
    line: Line = (Run(f" {'link':{LABEL - 1}}", "label"),)
    for key, name, said in (
        ("z", "placement", form.placement),
        ("r", "rel", form.rel),
        ("h", "helps", f"to {form.helps}"),
    ):
        source = form.provenance.get(name, Provenance.SUGGESTED)
        line += (
            Run(f"{key} ", "key"),
            Run(f"{said} "),
            Run(source if width >= ROOMY else source[0], ink_of(source)),
            Run("  "),
        )
    room = width - width_of(line)
    return (*line, Run(fit(because.strip(), room).rstrip(), "muted")) if room > 3 else line


def note_line(form: Form, name: str) -> Line:
    """Return where the text of a field comes from, and what the anchor is; of none, what lacks."""
    if not form.texts[name].strip():
        return (Run(" needed", "accent"),) if name == "why" else ()
    source = form.provenance.get(name, Provenance.SUGGESTED)
    extra = f" · {form.kind}" if name == "anchor" else ""
    return (Run(" "), Run(f"{source}", ink_of(source)), Run(extra, "muted"))


def ink_of(source: Provenance) -> str:
    """Return the ink for where a field comes from: what a person said stands out."""
    return "muted" if source is Provenance.SUGGESTED else "accent"


def notes_of(form: Form) -> tuple[str, ...]:
    """Return what to think about, the heaviest first."""
    return (*_waits(form.target), *_standing(form), *form.warnings)


def _standing(form: Form) -> tuple[str, ...]:
    """Return the first of their links to us, and how many more there are."""
    found = form.suggestion.standing
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return tuple(one.sentence + more for one in found[:1])


def _waits(target: TargetPage) -> tuple[str, ...]:
    """Return what an accept waits for when its target page is not ready."""
    if target.readiness is not Readiness.NOT_READY:
        return ()
    return (f"this waits until the page is ready: {'; '.join(target.missing)}",)


def note_lines(notes: Iterable[str], width: int) -> list[Line]:
    """Return what to think about, wrapped; as many lines as the page can spare."""
    lines: list[Line] = []
    for note in notes:
        text = clean_line(note, 400)
        for start, end in wrap(text, max(20, width - 3)):
            mark = Run(" ! " if start == 0 else "   ", "warn")
            lines.append((mark, Run(text[start:end], "warn")))
    if len(lines) <= NOTES:
        return lines
    return [*lines[: NOTES - 1], (*lines[NOTES - 1], Run(" …", "warn"))]
