"""What the keys do that look: scroll, places for the link, evidence, search, links."""

from __future__ import annotations

import asyncio

from textual import work

from linktriage.model import Dossier, Evidence
from linktriage.tui.findings import Item, notes, paragraph_of, with_evidence, words_of
from linktriage.tui.form_lines import links_there
from linktriage.tui.screens.links import LinksScreen
from linktriage.tui.screens.review import Review
from linktriage.tui.widgets.page_pane import Mark

_NO_SEARCH = "nothing searched (/ searches)"


class Looking(Review):
    """Moves over the page and points at things on it."""

    def watch_dossier(self, before: Dossier | None, dossier: Dossier | None) -> None:
        """Begin anew with another prospect."""
        if before is None or dossier is None or before.prospect.id != dossier.prospect.id:
            self.place = -1

    # scrolling

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_line(self.page.top + lines)

    def action_turn(self, pages: int) -> None:
        """Scroll by pages; two lines stay, to read on."""
        self.page.scroll_line(self.page.top + pages * max(1, self.page.size.height - 2))

    def action_top(self) -> None:
        """Go to the top."""
        self.page.scroll_line(0)

    def action_bottom(self) -> None:
        """Go to the end."""
        self.page.scroll_line(self.page.last_top)

    # places for the link

    def action_place(self, step: int) -> None:
        """Go through the best paragraphs for the link."""
        if self.sitting.current is None:
            return
        suggestion = self.sitting.suggestion()
        if suggestion is None or not suggestion.places:
            read = suggestion is None or suggestion.read
            found = suggestion.confidence if suggestion else "add a target page first"
            self.say(found if read else "their page was not read")
            return
        places = suggestion.places
        start = self.place if self.place >= 0 or step > 0 else 0
        self.place = (start + step) % len(places)
        place = places[self.place]
        self.page.point_at([Mark(place.paragraph, ink="best")])
        ours = any(one.paragraph == place.paragraph for one in suggestion.standing)
        words = ", ".join(place.words[:4]) + links_there(place.links, ours=ours)
        self.say(f"place {self.place + 1} of {len(places)}: {words}")

    # evidence

    def action_evidence(self, step: int) -> None:
        """Go to the next finding with evidence, the worst first."""
        current = self.sitting.current
        items = with_evidence(current, everything=self.everything) if current else ()
        if current is None or not items:
            self.say("no finding has evidence yet")
            return
        known = [item.finding.check for item in items]
        at = known.index(self.selected) if self.selected in known else (-1 if step > 0 else 0)
        self._show_evidence(current, items[(at + step) % len(items)])

    def _show_evidence(self, dossier: Dossier, item: Item) -> None:
        self.selected = item.finding.check
        self.evidence_strip.show(item, notes(item.finding, dossier, self.triage.campaign.policy))
        self.page.point_at([mark for one in item.finding.evidence if (mark := _mark(one, dossier))])

    def action_all_checks(self) -> None:
        """Show or hide the checks that do not count for this approach."""
        self.everything = not self.everything
        shown = "shown, dimmed" if self.everything else "hidden"
        self.say(f"checks beside the point are {shown}")

    def action_links(self) -> None:
        """List the links of the page, those of the selected finding first."""
        current = self.sitting.current
        if current is None or current.page is None:
            self.say("no page has been read")
            return
        finding = next((one for one in current.findings if one.check == self.selected), None)
        self.app.push_screen(LinksScreen(current.page, finding))

    # searching

    def action_search(self) -> None:
        """Ask for the words to search."""
        self.prompt.ask("search", "Search in the text", self.page.wanted)

    def search(self, words: str) -> None:
        """Search as it is typed."""
        hits = self.page.search(words)
        self.say((f"{hits} found" if hits else "not found") if words else "")

    def action_hit(self, step: int) -> None:
        """Go to the next hit."""
        missing = f"“{self.page.wanted}” is not in this text" if self.page.wanted else _NO_SEARCH
        self.say(self.page.next_hit(step) or missing)

    # the whole campaign

    @work(group="looking", exit_on_error=False)
    async def action_coverage(self) -> None:
        """Show how the target pages are served."""
        from linktriage.tui.screens.coverage import CoverageScreen

        found = await asyncio.to_thread(self.triage.coverage)
        self.app.push_screen(CoverageScreen(found, self.triage.campaign.name))


def _mark(evidence: Evidence, dossier: Dossier) -> Mark | None:
    """Return where the words of a piece of evidence stand in the text."""
    paragraph = paragraph_of(evidence, dossier)
    page = dossier.page
    if paragraph is None or page is None or paragraph >= len(page.paragraphs):
        return None
    words = words_of(evidence, page)
    at = page.paragraphs[paragraph].text.find(words) if words else -1
    return Mark(paragraph, at, at + len(words)) if at >= 0 else Mark(paragraph)
