"""The triage screen: one prospect at a time, everything about it in sight.

The screens that a key opens are loaded with the key: a start needs none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on, work

from linktriage.model import Accept, Approach, Check, Decision
from linktriage.queries import problem_of
from linktriage.text import clean_text
from linktriage.triage.arrival import Arrival
from linktriage.tui import questions
from linktriage.tui.findings import answer_word, check_named, check_of_digit, next_answer
from linktriage.tui.keys import Mode
from linktriage.tui.messages import ListsChanged, Opened, PageRead, ReadingFailed, ReadingWent
from linktriage.tui.opening import open_url
from linktriage.tui.questions import Stop
from linktriage.tui.screens.arranging import Arranging
from linktriage.tui.screens.asking_anew import AskingAnew
from linktriage.tui.screens.deciding import Deciding
from linktriage.tui.screens.finding import Finding
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.looking import Looking
from linktriage.tui.screens.writing import Writing
from linktriage.tui.widgets.strips import PromptStrip


class TriageScreen(Looking, Finding, Deciding, Arranging, AskingAnew, Writing):
    """Everything the keys of the reading mode do."""

    _stop: Stop | None = None
    allow_private = False
    """Whether pages of the user's own on private addresses may be read."""

    def __init__(self, arrival: Arrival, read_now: Callable[[int], None] | None = None) -> None:
        super().__init__(arrival)
        self._read_now = read_now

    # answers of the strips

    def action_choose(self, key: str) -> None:
        """Take the answer that a key gives to the strip's question."""
        choice = self.choice.answer(key)
        if choice is None:
            return
        purpose, value = self.choice.purpose, choice.value
        match purpose, value:
            case "reject", _ if isinstance(value, Decision):
                self.decide(value)
            case "later", _:
                self.put_off(value)
            case "suppress", Stop():
                self.close_strips()
                self._stop = value
                self.prompt.ask("stop", value.asks)
            case "approach", Approach():
                self.close_strips()
                if self._change(lambda: self.sitting.set_approach(value)):
                    self.say(f"type: {value}")
            case "copy", str():
                self.close_strips()
                self.app.copy_to_clipboard(clean_text(value).rstrip())
                self.say(f"copied the {choice.label}")
            case "draft", _ if self.sitting.current:
                self.close_strips()
                self.open_draft(self.sitting.current)
            case "order", str():
                self.choose_order(value)

    def action_save(self) -> None:
        """Enter in a strip that takes text; what cannot be kept stays there, typed."""
        if self.accept_strip.display:
            self.save_form()
            return
        purpose, text = self.prompt.purpose, self.prompt.text
        if purpose == "filter" and (problem := problem_of(text)):
            self.say(problem)
            return
        is_kept = True
        match purpose:
            case "note":
                is_kept = self._change(lambda: self.sitting.write_note(text))
                if is_kept:
                    self.say("note kept" if text.strip() else "no note")
            case "stop" if self._stop:
                is_kept = self.leave_alone(self._stop, text or "no reason given")
            case "sender":
                is_kept = self.name_sender(text)
            case "filter":
                self.look_at(replace(self.sitting.view, text=text))
        if is_kept:
            self.close_strips()

    def action_back(self) -> None:
        """Esc in a strip: nothing is chosen, nothing is changed."""
        if self.accept_strip.display:
            self.keep_form()
            return
        if self.prompt.display and self.prompt.purpose == "search":
            self.search(self.prompt.before)
        self.forget_preview()
        self.close_strips()
        self.show_queue()

    @on(PromptStrip.Typed)
    def follow_typing(self, event: PromptStrip.Typed) -> None:
        """Search and filter while it is typed."""
        if event.purpose == "search":
            self.search(event.text)
        elif event.purpose == "filter":
            self.preview(event.text)

    # the prospect

    def _change(self, act: Callable[[], object]) -> bool:
        """Do an act that stays at the prospect, and show what became of it; says whether it did."""
        if self.sitting.current is None or not self.attempt(act):
            return False
        self.dossier = self.sitting.current
        self.show_queue()
        return True

    def action_answer(self, digit: int) -> None:
        """Give the next answer to the check of a digit."""
        self._answer(check_of_digit(digit))

    def action_answer_this(self) -> None:
        """Give the next answer to the check whose evidence is shown."""
        if check := check_named(self.selected):
            self._answer(check)
        else:
            self.say("e goes to a check; 0 answers it")

    def _answer(self, check: Check) -> None:
        current = self.sitting.current
        if current is None:
            return
        answer = next_answer(current.prospect.answers.get(check.id), check.id)
        if self._change(lambda: self.sitting.answer(check.id, answer)):
            self.say(f"{check.question} You: {answer_word(check.id, answer)}")

    def action_star(self) -> None:
        """Star or unstar."""
        if self._change(self.sitting.star):
            starred = self.sitting.needed().prospect.starred
            self.say("starred" if starred else "the star is gone")

    def action_note(self) -> None:
        """Ask for the note."""
        if current := self.sitting.current:
            self.prompt.ask("note", f"Note on {current.prospect.site}", current.prospect.note)

    def action_approach(self) -> None:
        """Ask for the type of approach."""
        if current := self.sitting.current:
            prospect = current.prospect
            self.choice.ask(questions.approach(prospect.site, prospect.approach))

    def action_lead(self) -> None:
        """Take the next candidate page."""
        if self.sitting.current is not None:
            self._change(lambda: self.say(self.sitting.next_lead() or "it has no other page"))

    def action_open_page(self) -> None:
        """Open the page in a browser."""
        if current := self.sitting.current:
            url = current.page.final_url if current.page else current.prospect.url
            self.say(f"opening {url}")
            self._open(url)

    @work(thread=True, group="browser", exit_on_error=False)
    def _open(self, url: str) -> None:
        self.post_message(Opened(open_url(url)))

    def action_copy(self) -> None:
        """Ask what to copy."""
        if current := self.sitting.current:
            decision, pitch = current.decision, current.pitch
            anchor = decision.intent.anchor if isinstance(decision, Accept) else ""
            leaves = pitch and not self.triage.stays(current)
            text = f"{pitch.subject}\n\n{pitch.body}" if pitch and leaves else ""
            prospect = current.prospect
            self.choice.ask(questions.copying(prospect.url, prospect.site, anchor, text))

    # getting around

    def action_move(self, step: int) -> None:
        """Go to the prospect beside this one."""
        before = self.sitting.current
        if self.attempt(lambda: self.sitting.move(step)):
            self.show()
            stays = before is not None and self.sitting.current is before
            self.say(f"this is the {'last' if step > 0 else 'first'} prospect" if stays else "")

    @work(group="asking", exit_on_error=False)
    async def action_list(self) -> None:
        """Show the queue as a list; open what is chosen there."""
        from linktriage.tui.screens.list import ListScreen

        current = self.sitting.current.prospect.id if self.sitting.current else None
        chosen = await self.app.push_screen_wait(
            ListScreen(self.triage, self.sitting.newest_view, current)
        )
        self.sitting.count()
        if chosen is not None:
            self.attempt(lambda: self.sitting.open(chosen))
        elif self.sitting.current is not None:
            self.sitting.refresh()
            self.sitting.go(self.sitting.current)
        else:
            self.sitting.start()
        self.show()

    @work(group="asking", exit_on_error=False)
    async def action_targets(self) -> None:
        """Show the target pages; what is suggested here follows what was changed there."""
        from linktriage.tui.screens.targets import TargetsScreen

        screen = TargetsScreen(self.triage, allow_private=self.allow_private)
        if await self.app.push_screen_wait(screen):
            self.sitting.targets_changed()
            self.show()

    @work(group="asking", exit_on_error=False)
    async def action_import_list(self) -> None:
        """Bring lists in; their prospects stand behind those that are there."""
        from linktriage.tui.screens.bring import BringScreen

        if await self.app.push_screen_wait(BringScreen(self.triage)):
            self.sitting.changed_by_lists()
            self.show()
            self.post_message(ListsChanged())

    def action_clear(self) -> None:
        """Clear evidence and marks, then the search, then the filter."""
        if self.evidence_strip.display or self.selected:
            self.evidence_strip.display = False
            self.selected = ""
            self.page.point_at(())
        elif self.page.wanted:
            self.search("")
        elif self.sitting.view.text:
            self.look_at(replace(self.sitting.view, text=""))
        else:
            self.page.point_at(())
            self.say("")

    def action_palette(self) -> None:
        """Open the palette of commands."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.READ))

    def action_read_again(self) -> None:
        """Read the page again, or show what was read meanwhile."""
        if self.sitting.current is None:
            return
        shown = self.sitting.current
        self.show_stored()
        if self._read_now is None:
            self.say("nothing is read without the network")
        elif self.sitting.current.page == shown.page:
            self._read_now(shown.prospect.id)
            self.say("reading it now")

    def action_leave(self) -> None:
        """Quit; nothing unsaved exists."""
        self.app.exit()

    # reading in the background

    @on(ReadingWent)
    def follow_reading(self, event: ReadingWent) -> None:
        """Show how the reading goes."""
        self.hints.follow(event.sentence)

    @on(ReadingFailed)
    def tell_failure(self, event: ReadingFailed) -> None:
        """Say that reading has ended; deciding goes on."""
        self.hints.follow("")
        self.warn(event.sentence)

    @on(PageRead)
    def take_read(self, event: PageRead) -> None:
        """Show what was read meanwhile, unless the person is reading already."""
        if self.sitting.forget_read(event.prospect_id):
            self._ready_soon()
        current = self.sitting.current
        if current is None:
            self.show_stored()
        elif current.prospect.id == event.prospect_id:
            if current.page is None and not self.accept_strip.display:
                self.show_stored()
            else:
                self.say("read now: press r to show")
