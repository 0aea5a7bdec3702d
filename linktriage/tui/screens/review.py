"""The ground of the triage screen: its panes, its strips, and how a prospect gets shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Key
from textual.getters import query_one
from textual.reactive import var
from textual.timer import Timer
from textual.widgets import Input

from linktriage.errors import Busy, Changed, LinktriageError
from linktriage.model import Dossier
from linktriage.triage import Counts, Progress
from linktriage.triage.arrival import Arrival
from linktriage.tui.accepting import Form
from linktriage.tui.blocks import Block
from linktriage.tui.guard import Guard
from linktriage.tui.holding import Wait, attempted, forget_typed
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.messages import DeskOpened
from linktriage.tui.nothing import nothing_left
from linktriage.tui.plain import plain
from linktriage.tui.questions import order_in_words
from linktriage.tui.screens.covered import Covered
from linktriage.tui.sitting import Sitting
from linktriage.tui.trail import Trail
from linktriage.tui.widgets.accept_strip import AcceptStrip
from linktriage.tui.widgets.check_row import CheckRow
from linktriage.tui.widgets.checks_pane import ChecksPane
from linktriage.tui.widgets.evidence_strip import EvidenceStrip
from linktriage.tui.widgets.facts_pane import FactsPane
from linktriage.tui.widgets.header import Header, Standing
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.page_pane import Mark, PagePane
from linktriage.tui.widgets.queue_pane import QueuePane
from linktriage.tui.widgets.strips import ChoiceStrip, PromptStrip

if TYPE_CHECKING:
    from linktriage.triage import Outlook, Triage

NOTICE_EVERY = 3.0
"""Seconds between two looks at what other programs do to the prospect shown."""

TICK = 0.004
"""Seconds between two pieces of work that are done ahead, so that a key comes between."""


class Reader(Horizontal):
    """The panes around the page. Only while the focus is in here do letters decide."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.READ)


class Review(Covered[None]):
    """Shows the prospect of a sitting. What the keys do stands in the classes built on it."""

    AUTO_FOCUS = "PagePane"

    # `var`, not `reactive`: the panes bound to them draw themselves, the rest stays as it is
    dossier: var[Dossier | None] = var(None, init=False)
    selected: var[str] = var("", init=False)
    """The check whose evidence is pointed at."""
    everything: var[bool] = var(False, init=False)
    """Show the checks that do not count for the approach too."""
    standing: var[Standing | None] = var(None, init=False)

    page = query_one(PagePane)
    queue = query_one(QueuePane)
    hints = query_one(Hints)
    choice = query_one(ChoiceStrip)
    prompt = query_one(PromptStrip)
    accept_strip = query_one(AcceptStrip)
    evidence_strip = query_one(EvidenceStrip)

    place = -1
    """Which of the best paragraphs for the link was jumped to last."""

    _writes_beside = False
    """Whether this program itself writes to the prospect, beside the screen."""

    _outlook: Outlook | None = None
    """What the rest of the queue may bring, as of the last order."""

    def __init__(self, arrival: Arrival) -> None:
        super().__init__()
        self._arrival = arrival
        self.guard = Guard()
        self.trail = Trail()
        self.progress = Progress()
        self.last_key = ""
        self._ready_timer: Timer | None = None

    @property
    def triage(self) -> Triage:
        """The desk; whoever asks for it in the first moment waits until it is open."""
        return self._arrival.desk()

    @cached_property
    def sitting(self) -> Sitting:
        """The place in the queue: at what the screen showed at once, if it did."""
        sitting = Sitting(self.triage)
        if self._arrival.first is not None:
            sitting.start(self._arrival.first.dossier.prospect.id)
        return sitting

    def compose(self) -> ComposeResult:
        """Lay out everything once; strips are hidden until they are asked for."""
        self.add_class(self._width_class())
        yield Header().data_bind(Review.standing)
        yield CheckRow().data_bind(Review.dossier, Review.selected, Review.everything)
        with Reader():
            yield QueuePane()
            yield PagePane().data_bind(Review.dossier)
            with Vertical(id="side"):
                yield ChecksPane().data_bind(Review.dossier, Review.selected, Review.everything)
                yield FactsPane().data_bind(Review.dossier)
        yield EvidenceStrip()
        yield ChoiceStrip()
        yield PromptStrip()
        yield AcceptStrip()
        yield Hints()

    def _width_class(self) -> str:
        """Return the class of the terminal's width, so that the first frame has its panes."""
        breakpoints = self.app.HORIZONTAL_BREAKPOINTS or [(0, "-narrow")]
        return next(name for least, name in reversed(breakpoints) if self.app.size.width >= least)

    def on_mount(self) -> None:
        """Show the first prospect, and where the last sitting ended."""
        if self._arrival.first is not None and not self._arrival.is_open:
            self.dossier = self._arrival.first.dossier
            self.call_after_refresh(self._open_desk)
        elif self.attempt(self.sitting.start):
            self._begin()

    @work(thread=True, group="opening", exit_on_error=False)
    def _open_desk(self) -> None:
        """Open the desk behind the first frame; who left the screen hears why it cannot be."""
        try:
            self._arrival.desk()
        except Exception:  # noqa: BLE001 - raised again when the screen is left
            self.app.call_from_thread(self.app.exit)
        else:
            self.app.call_from_thread(self._begin)

    def _begin(self) -> None:
        """Show the queue, and go on where the last sitting ended."""
        self.show()
        self.call_after_refresh(self._resume)
        self.set_interval(NOTICE_EVERY, self._notice)
        self.post_message(DeskOpened())

    def remember_place(self) -> None:
        """Remember what stands in front of the person, for the next session to begin with."""
        if self._arrival.is_open and self.sitting.current is not None:
            self.attempt_last(lambda: self.triage.leave_at(self.sitting.needed().prospect))

    def _notice(self) -> None:
        """Show what another program has done to this prospect; of a link being planned, to ours."""
        # not `is_current`: that is true of the screen below the one on top as well
        if self.app.screen is not self or self._writes_beside:
            return
        if self.accept_strip.display:
            self.accept_strip.follow(self.sitting.as_now)
            return
        if self.sitting.changed_elsewhere():
            self.show()
            self.warn("Another program changed this prospect; it is shown as it is now.")

    def _resume(self) -> None:
        """Count, and say where the last sitting ended, behind the first frame."""
        self.sitting.count()
        self._stand()
        self._bring_back()
        if not self.hints.said:  # a key may have been quicker
            self.say(self.triage.resumed())

    def _bring_back(self) -> None:
        """Bring back what waited for today, or for what has come, as soon as it can be written."""
        if self.triage.store.is_free():
            self.attempt(self._settle)
        else:
            self.set_timer(NOTICE_EVERY, self._bring_back)

    def _settle(self) -> None:
        settled = self.triage.settle_parked()
        if settled.sentence:
            self.sitting.count()
            self.sitting.recount()
            self._stand()
            self.notify(settled.sentence, timeout=8, markup=False)

    # showing

    def show(self) -> None:
        """Show what the sitting has in front of the person."""
        sitting = self.sitting
        self.selected = ""
        self.evidence_strip.display = False
        if sitting.current is None:
            self.page.nothing = self.nothing()
        else:
            self.trail.see(sitting.current.prospect.id)
        self.dossier = sitting.current
        self.show_queue()
        self._ready_soon()

    def show_queue(self) -> None:
        """Show the queue around the current prospect, and the standing."""
        sitting = self.sitting
        current = sitting.current.prospect.id if sitting.current else None
        self.queue.drawn = self.triage.next_by_lot(sitting.view)
        self.queue.refill(
            lambda start, stop: self.triage.rows(sitting.view, start, stop),
            sitting.size,
            sitting.place,
            current,
        )
        self._stand()

    def _stand(self) -> None:
        sitting = self.sitting
        self.standing = Standing(
            self.triage.campaign.name,
            _counted(self.progress, sitting.counts),
            sitting.place,
            sitting.size,
            sitting.view.text,
            order=order_in_words(sitting.view.order),
            frozen=sitting.frozen,
            by_lot=sitting.by_lot is not None,
            outlook=self._outlook,
        )
        self.queue.border_title = plain(self.standing.queue)

    def nothing(self) -> tuple[Block, ...]:
        """Return what to say when no prospect is left to show."""
        self.sitting.count()
        return nothing_left(self.sitting.counts, self.sitting.view)

    def say(self, sentence: str) -> None:
        """Say what just happened, at the bottom."""
        self.hints.said = sentence

    def warn(self, sentence: str) -> None:
        """Say what went wrong; it stays until it is read."""
        self.notify(sentence, severity="warning", timeout=8, markup=False)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do `act`; what it refuses is said in its sentence, and nothing is lost.

        Where somebody else is writing, the key that asked for it waits for its turn.
        """
        wait = Wait(self.triage.store, self._still(), self.say)
        return attempted(self, act, wait, self._refuse)

    def attempt_last(self, act: Callable[[], object]) -> None:
        """Do an act with which the program ends: it waits for its turn by itself."""
        try:
            act()
        except LinktriageError as error:
            self.warn(str(error))

    def _refuse(self, error: LinktriageError) -> None:
        if not isinstance(error, Busy):
            forget_typed(self)
        if isinstance(error, Changed):
            self.sitting.refresh()
            self.dossier = self.sitting.current
        self.warn(str(error))

    def _still(self) -> Callable[[], bool]:
        """Return what tells whether the prospect shown is the one shown now, as it is now."""

        def shown() -> tuple[int, int] | None:
            current = self.sitting.current
            return (current.prospect.id, current.prospect.rev) if current else None

        before = shown()
        return lambda: shown() == before

    def point_at_place(self, form: Form | None) -> None:
        """Point at the paragraph that a form has taken, its anchor in it."""
        place = form.taken if form else None
        if form is None or place is None:
            self.page.point_at(())
            return
        anchor = form.texts["anchor"]
        at = place.text.lower().find(anchor.lower()) if anchor else -1
        marks = [Mark(place.paragraph, ink="best")]
        if at >= 0:
            marks.append(Mark(place.paragraph, at, at + len(anchor), "evidence"))
        self.page.point_at(marks)

    # working ahead

    def _ready_soon(self) -> None:
        if self._ready_timer is not None:
            self._ready_timer.stop()
        self._ready_timer = self.set_timer(TICK * 3, self._make_ready)

    def _make_ready(self) -> None:
        """Count the yield, then lay the next prospects ready, one at a time."""
        self.progress = self.triage.progress(self.sitting.counts)
        self._stand()
        self._ready_timer = self.set_timer(TICK, self._lay_ready)

    def _lay_ready(self) -> None:
        following = self.sitting.look_ahead()
        if following is not None:
            self.page.prepare(following)
            self._ready_timer = self.set_timer(TICK, self._lay_ready)

    # focus is the mode

    def close_strips(self) -> None:
        """Close whatever asks, and read on."""
        for strip in (self.choice, self.prompt, self.accept_strip):
            strip.display = False
        self.page.cover(self.hints.region.y)
        # at once, not behind the next frame: else the page is drawn twice
        self.set_focus(self.page, scroll_visible=False)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of what has the focus now."""
        self.hints.mode = self.mode_of(event)
        self.hints.typing = isinstance(event.widget, Input)
        if event.widget is self.choice:
            self.page.cover(self.hints.region.y - self.choice.height)

    @staticmethod
    def mode_of(event: DescendantFocus) -> Mode:
        """Return the mode that belongs to the widget that got the focus."""
        for node in event.widget.ancestors_with_self:
            if mode := _MODES.get(type(node)):
                return mode
        return Mode.READ

    def on_key(self, event: Key) -> None:
        """Swallow the repeats of a held key that has decided already."""
        self.last_key = event.key
        if self.guard.swallows(event.key, event.time):
            event.stop()
            event.prevent_default()


_MODES: dict[type[object], Mode] = {
    ChoiceStrip: Mode.CHOOSE,
    PromptStrip: Mode.TEXT,
    AcceptStrip: Mode.ACCEPT,
}


def _counted(progress: Progress, counts: Counts) -> Progress:
    """Return the progress with the counts of this moment; pace and yield follow a little later."""
    return replace(progress, accepted=counts.accepted, rejected=counts.rejected, later=counts.later)
