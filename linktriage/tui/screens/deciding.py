"""What the keys do that decide: accept, reject, later, repeat, leave alone, undo, redo."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from linktriage.model import Accept, Decision, Dossier, Park, Reject
from linktriage.text import clean_line
from linktriage.tui import questions
from linktriage.tui.accepting import Form
from linktriage.tui.form_lines import own_path
from linktriage.tui.questions import Stop
from linktriage.tui.screens.review import Review

if TYPE_CHECKING:
    from linktriage.triage import Step

NO_TARGETS = "There is no target page to link to yet: T adds them"


class Deciding(Review):
    """Decide, save and go on are one act."""

    _warned: tuple[str, ...] = ()
    """What the anchor guard said of the accept that is about to be saved."""

    def action_accept(self) -> None:
        """Open the accept strip, at the paragraph that was jumped to."""
        if self.sitting.current is None:
            return
        form = self.sitting.form()
        if form is None:
            self.warn(NO_TARGETS)
            return
        if self.place >= 0 and self.sitting.plans_anew:
            form = form.at_place(self.place)
        self.close_strips()
        self.say("")
        self.evidence_strip.display = False
        self.accept_strip.open(form, self.sitting.current.prospect.site)
        self.point_at_place(form)

    def action_take_place(self) -> None:
        """Take the next place into the form, and show it."""
        if self.accept_strip.form is not None:
            self.accept_strip.show(self.accept_strip.form.next_place())
            self.point_at_place(self.accept_strip.form)

    def action_anchor(self) -> None:
        """Take the next phrase that stands in the paragraph."""
        self._reform(Form.next_anchor)

    def action_rel(self) -> None:
        """Expect another rel."""
        self._reform(Form.next_rel)

    def action_zone(self) -> None:
        """Plan the link for another zone of their page."""
        self._reform(Form.next_placement)

    def action_helps(self) -> None:
        """Say what else it helps their reader to do."""
        self._reform(Form.next_use)

    def action_signal(self) -> None:
        """Take the next of the signals that such a link can send."""
        self._reform(Form.next_signal)

    def _reform(self, change: Callable[[Form], Form]) -> None:
        if self.accept_strip.form is not None:
            self.accept_strip.show(change(self.accept_strip.form))

    def action_target(self, digit: int) -> None:
        """Choose a target by its number; what was typed stays."""
        form = self.accept_strip.form
        if form is None or digit > len(form.targets):
            return
        suggestion = self.sitting.suggestion(form.targets[digit - 1].target)
        if suggestion is not None:
            self.accept_strip.show(form.with_target(suggestion))
            self.point_at_place(self.accept_strip.form)

    def action_field(self, step: int) -> None:
        """Go to the next field of the strip."""
        self.accept_strip.focus_field(step)

    def save_form(self) -> None:
        """Write the accept down; without a reason, ask for one."""
        form, current = self.accept_strip.form, self.sitting.current
        if form is None or current is None or self.accept_strip.asks_again():
            return
        if not form.texts["why"].strip():
            self.accept_strip.ask_why()
            self.say("say why this link should exist, then Enter")
            return
        decision = form.accept(current.page.final_url if current.page else current.prospect.url)
        warnings = (*form.unmarked, *self._against(current, decision))
        if warnings and warnings != self._warned:
            self._warned = warnings
            self.accept_strip.warn(("Enter again saves it all the same", *warnings))
            return
        self.decide(decision)

    def _against(self, dossier: Dossier, decision: Accept) -> tuple[str, ...]:
        """Return what the anchor guard says, unless this very link was planned before."""
        before, now = dossier.decision, decision.intent
        if isinstance(before, Accept):
            same = (before.intent.target, before.intent.anchor) == (now.target, now.anchor)
            return () if same else self.triage.warnings(now)
        return self.triage.warnings(now)

    def keep_form(self) -> None:
        """Leave the field, then the strip; the draft is kept for this prospect."""
        if not self.accept_strip.has_focus:
            self.accept_strip.focus()
            return
        if self.accept_strip.form is not None and self.sitting.current is not None:
            self.sitting.forms[self.sitting.current.prospect.id] = self.accept_strip.form
        self.page.point_at(())
        self.close_strips()

    def action_reject(self) -> None:
        """Ask for the reason."""
        if current := self.sitting.current:
            suggested = self.triage.suggested_reason(current)
            self.choice.ask(questions.reject(current.prospect.site, suggested))

    def action_reject_now(self) -> None:
        """Reject with the suggested reason, or without one."""
        if current := self.sitting.current:
            suggested = self.triage.suggested_reason(current)
            self.decide(Reject((suggested,) if suggested else ()))

    def action_later(self) -> None:
        """Ask until when."""
        if current := self.sitting.current:
            suggestion = self.sitting.suggestion()
            target = suggestion.target.url if suggestion else ""
            self.choice.ask(questions.later(current.prospect.site, datetime.now(UTC), target))

    def action_suppress(self) -> None:
        """Ask how to leave it alone."""
        if current := self.sitting.current:
            self.choice.ask(questions.suppress(current.prospect.site))

    def action_repeat(self) -> None:
        """Decide as last time."""
        if self.sitting.current is None:
            return
        decision = self.sitting.repeat()
        if decision is None:
            self.say("nothing to repeat yet")
        else:
            self.decide(decision)

    def decide(self, decision: Decision) -> None:
        """Write a decision down, then show the next prospect."""
        written = self.triage.held_back(decision)
        self.leave(lambda: self.sitting.decide(written), _in_words(written))

    def put_off(self, value: object) -> None:
        """Put off: parked, until a moment, or to the end."""
        if isinstance(value, Park):
            self.decide(value)
            return
        until = value if isinstance(value, datetime) else None
        when = f"later {{}} until {until:%Y-%m-%d}" if until else "later {}"
        self.leave(lambda: self.sitting.later(until), when)

    def leave_alone(self, stop: Stop, reason: str) -> bool:
        """Leave the site alone from now on; says whether that is written down."""
        return self.leave(
            lambda: self.sitting.suppress(stop.kind, reason, everywhere=stop.everywhere),
            f"{stop.kind} {{}}",
        )

    def leave(self, write: Callable[[], Dossier], words: str) -> bool:
        """Write, and only when it is on disk show the next prospect and say what was done."""
        left = self.sitting.current
        if left is None or not self.attempt(write):
            return False
        self.guard.decided(self.last_key, monotonic())
        self.close_strips()
        self.show()
        self.say(words.format(left.prospect.site))
        return True

    def action_undo(self) -> None:
        """Undo the newest act and go there."""
        self._step(self.sitting.undo, "Nothing to undo")

    def action_redo(self) -> None:
        """Redo what was undone and go there."""
        self._step(self.sitting.redo, "Nothing to redo")

    def _step(self, take: Callable[[], Step | None], nothing: str) -> None:
        def step() -> None:
            done = take()
            sentence = clean_line(done.sentence, 200) if done else nothing
            self.notify(sentence, timeout=4, markup=False)

        if self.attempt(step):
            self.show()
            self.say("")


def _in_words(decision: Decision) -> str:
    """Return what was decided, with a gap for the site."""
    match decision:
        case Accept(intent):
            return f"✓ accepted {{}} for {_shown(own_path(intent.target, 60))}"
        case Reject(reasons):
            why = f" ({_shown(reasons[0])})" if reasons else ""
            return f"✗ rejected {{}}{why}"
        case Park(note=note) if note:
            return f"parked {{}} {_shown(note)}"
        case _:
            return "parked {}"


def _shown(text: str) -> str:
    return clean_line(text, 100).replace("{", "(").replace("}", ")")
