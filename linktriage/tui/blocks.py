"""What the page pane shows, as blocks of text: the head, the paragraphs, or why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linktriage.model import Candidate, Dossier, OutboundLink, Page, Paragraph, Prospect
from linktriage.text import clean_line, clean_text
from linktriage.tui.ink import Span
from linktriage.tui.words import day, language_and_length, what_to_do

SHOWN_CHARACTERS = 60_000
"""More of a page is not shown (and the pane says so)."""

TAG_LIMIT = 60
"""Characters of a site's name behind its link."""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text that wraps by itself."""

    text: str
    ink: str = ""
    first: str = ""
    """What stands before its first line."""
    rest: str = ""
    """What stands before its other lines."""
    paragraph: int | None = None
    """The number of the page's paragraph it shows."""
    spans: tuple[Span, ...] = ()
    inserts: tuple[tuple[int, int], ...] = ()
    """(position in the paragraph, length) of what was put into it: the sites of its links."""
    tight: bool = False
    """True without an empty line above."""

    def shown_at(self, position: int) -> int:
        """Return where a position of the paragraph's own text stands in the text shown."""
        return position + sum(length for at, length in self.inserts if at <= position)


def blocks_of(dossier: Dossier) -> tuple[Block, ...]:
    """Return what the page pane shows of a prospect."""
    if dossier.page is None:
        return tuple(_unread(dossier.prospect))
    page = dossier.page
    return (*_head(dossier, page), *_body(page), *(_all_there_is(page) if page.thin else ()))


def _head(dossier: Dossier, page: Page) -> Iterator[Block]:
    if not _begins_with_title(page):
        yield Block(clean_line(page.title, 300) or "(no title)", "heading", tight=True)
    facts = (
        clean_line(page.author, 80),
        day(page.published),
        *language_and_length(page),
        _which_candidate(dossier.prospect),
    )
    yield Block(" · ".join(filter(None, facts)), "muted", tight=True)
    yield Block(clean_line(page.final_url, 300), "muted", tight=True)
    if page.partly_read:
        yield Block("Only a part of this page could be read.", "warn", "! ", "  ")
    if page.thin:
        yield Block("There is hardly any text on this page.", "warn", "! ", "  ")


def _all_there_is(page: Page) -> Iterator[Block]:
    """Show what else a thin page says: its description, and the text of its menus and corners."""
    if page.description:
        yield Block("It describes itself as:", "muted")
        yield Block(clean_text(page.description, 1000), "quote", "│ ", "│ ", tight=True)
    shown = {paragraph.text for paragraph in page.paragraphs}
    rest = [line for line in page.raw_text.splitlines() if line not in shown]
    if rest:
        yield Block("All other text of the page:", "muted")
        text = clean_text("\n".join(rest), SHOWN_CHARACTERS)
        yield from (Block(line, "muted", tight=True) for line in text.splitlines())


def _begins_with_title(page: Page) -> bool:
    """Say whether the text itself begins with the page's title."""
    first = page.paragraphs[0] if page.paragraphs else None
    return first is not None and first.kind == "heading" and first.text == page.title


def _which_candidate(prospect: Prospect) -> str:
    pages = len(prospect.candidates)
    return f"1 of {pages} pages (v: the next)" if pages > 1 else ""


def _body(page: Page) -> Iterator[Block]:
    links = _links_by_paragraph(page.links)
    left = SHOWN_CHARACTERS
    before = ""
    for number, paragraph in enumerate(page.paragraphs):
        if left <= 0:
            more = sum(len(rest.text) for rest in page.paragraphs[number:])
            yield Block(f"… {more:,} more characters are not shown.", "muted")
            return
        yield _paragraph(number, paragraph, links.get(number, ()), left, before)
        left -= len(paragraph.text)
        before = paragraph.kind


def _links_by_paragraph(links: Iterable[OutboundLink]) -> dict[int, list[OutboundLink]]:
    found: dict[int, list[OutboundLink]] = {}
    for link in links:
        if link.paragraph is not None:
            found.setdefault(link.paragraph, []).append(link)
    return found


def _paragraph(
    number: int, paragraph: Paragraph, links: Iterable[OutboundLink], limit: int, before: str
) -> Block:
    ink, first, rest = _LOOKS[paragraph.kind]
    text, spans, inserts = _with_sites(clean_text(paragraph.text, limit), links)
    tight = paragraph.kind == before and paragraph.kind in {"item", "cell", "code"}
    if paragraph.kind == "heading":
        first = rest = "" if paragraph.level <= 2 else "› "
    return Block(text, ink, first, rest, number, spans, inserts, tight)


_LOOKS = {
    "text": ("", "", ""),
    "heading": ("heading", "", ""),
    "item": ("", "• ", "  "),
    "quote": ("quote", "│ ", "│ "),
    "cell": ("", "┆ ", "┆ "),
    "code": ("code", "  ", "  "),
}


def _with_sites(
    text: str, links: Iterable[OutboundLink]
) -> tuple[str, tuple[Span, ...], tuple[tuple[int, int], ...]]:
    """Return `text` with the site behind each link to another one, and where all that stands."""
    spans: list[Span] = []
    inserts: list[tuple[int, int]] = []
    out: list[str] = []
    done = added = 0
    for start, end, link in _standing_in(text, links):
        out.append(text[done:end])
        spans.append(Span(start + added, end + added, "link"))
        done = end
        if not link.internal:
            tag = _tag(link)
            out.append(tag)
            spans.append(Span(end + added, end + added + len(tag), "site"))
            inserts.append((end, len(tag)))
            added += len(tag)
    return "".join([*out, text[done:]]), tuple(spans), tuple(inserts)


def _tag(link: OutboundLink) -> str:
    shown = [clean_line(link.site, TAG_LIMIT), *(clean_line(rel, 12) for rel in telling(link))]
    return f" ‹{' '.join(shown[:4])}›"


def telling(link: OutboundLink) -> tuple[str, ...]:
    """Return what a link's rel says about the link itself, not about how it opens."""
    return tuple(word for word in link.rel if word not in {"noopener", "noreferrer", "external"})


def _standing_in(
    text: str, links: Iterable[OutboundLink]
) -> Iterator[tuple[int, int, OutboundLink]]:
    """Yield (start, end, link) of the anchors that stand in `text`, in order, none overlapping."""
    reached = 0
    for link in sorted(links, key=lambda one: one.start or 0):
        anchor = clean_line(link.anchor)
        start = text.find(anchor, max(reached, (link.start or 0) - 2)) if anchor else -1
        if start >= 0:
            reached = start + len(anchor)
            yield start, reached, link


def _unread(prospect: Prospect) -> Iterator[Block]:
    """Say why there is no text, what to do next, and what the list knew of the page."""
    heading, advice = what_to_do(prospect)
    yield Block(heading, "heading", tight=True)
    yield Block(clean_line(prospect.url, 300), "muted", tight=True)
    yield Block(advice)
    for candidate in prospect.candidates[:5]:
        yield from _known(candidate)


def _known(candidate: Candidate) -> Iterator[Block]:
    facts = candidate.facts
    context = " ".join(filter(None, (facts.left, facts.anchor, facts.right)))
    rows = (
        ("title", facts.title),
        ("author", facts.author or facts.name),
        ("about", facts.topic),
        ("links to", facts.links_to),
        ("around the link", context),
        ("note", facts.note),
    )
    known = [(label, clean_line(value, 400)) for label, value in rows if value]
    if known:
        yield Block(f"From your list: {clean_line(candidate.url, 200)}", "strong")
    for label, value in known:
        yield Block(f"{label}: {value}", "", "  ", "    ", tight=True)
