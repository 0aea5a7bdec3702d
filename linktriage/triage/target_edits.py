"""Adding, changing and removing target pages: each act is kept whole and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linktriage import intent
from linktriage.errors import BadInput
from linktriage.model import Answer, TargetPage
from linktriage.store.target_acts import TargetAct, TargetChange
from linktriage.triage.targets import Targets
from linktriage.urls import key


class TargetEdits(Targets):
    """What a person does to the target pages; what checking finds of them is no act."""

    def target(self, url: str) -> TargetPage:
        """Return the target page with that address; raises `BadInput` when there is none."""
        for one in self.targets():
            if key(one.url) == key(url):
                return one
        raise BadInput(f"{url} is no target page; `linktriage target list` shows what is.")

    def put_target(self, target: TargetPage, before: TargetPage | None = None) -> TargetPage:
        """Add a target page, or write `before` (else the one with that address) anew."""
        known = {key(one.url): one for one in self.targets()}
        before = before or known.get(key(target.url))
        after = self._judged_anew(replace(target, id=before.id if before else 0))
        word = "change" if before else "add"
        self.change_targets(f"{word} {target.url}", [TargetChange(before, after)])
        return self.target(after.url)

    def remove_target(self, target: TargetPage) -> None:
        """Remove a target page; links that are planned to it stay as they are."""
        self.change_targets(f"remove {target.url}", [TargetChange(target, None)])

    def answer_target(self, target: TargetPage, question: str, value: Answer | None) -> TargetPage:
        """Keep the person's own answer about a target; None takes it back."""
        answers: dict[str, Answer] = {**target.answers}
        answers.pop(question, None)
        if value is not None:
            answers[question] = value
        read = self.own_page(target.url) is not None
        after = intent.answered(target, answers, read=read)
        words = f"{question} of {target.url}: {value.value if value else 'no answer'}"
        self.change_targets(words, [TargetChange(target, after)])
        return self.target(after.url)

    def change_targets(self, sentence: str, changes: Sequence[TargetChange]) -> None:
        """Do all of these changes or none, to be taken back as one."""
        self.store.target_past.act(self.campaign.id, TargetAct(sentence, tuple(changes)))
        self.targets_changed()

    def undo_targets(self) -> str | None:
        """Take back the newest act on target pages; returns it in words, None without one."""
        return self._told(self.store.target_past.undo(self.campaign.id))

    def redo_targets(self) -> str | None:
        """Do again what was taken back last, unless something new was done since."""
        return self._told(self.store.target_past.redo(self.campaign.id))

    def _told(self, act: TargetAct | None) -> str | None:
        """Judge the pages anew that an act has brought back: they may have been read since."""
        if act is None:
            return None
        for change in act.changes:
            if change.after is not None:
                self.add_target(self._judged_anew(change.after))
        self.targets_changed()
        return act.sentence

    def _judged_anew(self, target: TargetPage) -> TargetPage:
        """Return a target with its readiness by what was read of it last."""
        page = self.own_page(target.url)
        if page is None:
            return intent.answered(replace(target, missing=()), target.answers, read=False)
        others = tuple(one for one in self.targets() if one.id != target.id)
        own = self.store.readings.pages(set(map(key, self._own_urls((*others, target)))))
        ready, missing = intent.readiness(target, page, None, others, own)
        return replace(target, readiness=ready, missing=missing)
