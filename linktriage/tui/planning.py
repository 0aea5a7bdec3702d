"""Planning one link at the screen: what is suggested for a prospect, and the form for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linktriage.model import Accept, Decision, Dossier, TargetPage
from linktriage.tui.accepting import Form, form_from, form_of, repeated

if TYPE_CHECKING:
    from linktriage.intent import Suggestion
    from linktriage.triage import Triage


class Planning:
    """Suggests links for the prospect in front of the person; keeps what was left unsaved."""

    def __init__(self, triage: Triage) -> None:
        self.triage = triage
        self.current: Dossier | None = None
        self.forms: dict[int, Form] = {}
        """Accept strips that were left unsaved, by prospect."""
        self._suggestions: dict[tuple[int, int, str], Suggestion | None] = {}
        self._targets: tuple[TargetPage, ...] = ()
        """The target pages for which links were suggested."""

    def needed(self) -> Dossier:
        """Return the prospect in front of the person, which there must be."""
        assert self.current is not None, "nothing is in front of the person"
        return self.current

    def forget_suggestions(self) -> None:
        """Suggest anew when it is asked for: something changed."""
        self._suggestions.clear()

    def suggestion(self, target: TargetPage | None = None) -> Suggestion | None:
        """Return what the accept strip is prefilled with; None without target pages."""
        dossier = self.needed()
        key = (dossier.prospect.id, dossier.prospect.rev, target.url if target else "")
        if key not in self._suggestions:
            self._suggestions[key] = self.triage.suggest(dossier, target)
        return self._suggestions[key]

    def form(self) -> Form | None:
        """Return the accept form of this prospect: the draft left before, its intent, or new."""
        dossier = self.needed()
        self._notice_targets()
        suggestion = self.suggestion()
        if suggestion is None:
            return None
        if dossier.prospect.id in self.forms:
            return self._renewed(self.forms[dossier.prospect.id])
        if isinstance(dossier.decision, Accept):
            intent = dossier.decision.intent
            named = [one for one in self._targets if one.url == intent.target]
            chosen = self.suggestion(named[0]) if named else None
            if chosen is not None:
                form = form_from(chosen, self.triage.campaign, intent)
                return replace(form, targets=suggestion.targets)
        return form_of(suggestion, self.triage.campaign)

    @property
    def plans_anew(self) -> bool:
        """Whether the form is as it is suggested: none was left before, none is decided."""
        here = self.needed()
        return here.prospect.id not in self.forms and not isinstance(here.decision, Accept)

    def as_now(self, form: Form) -> Form:
        """Return a form as the target pages make it now: another program may change them."""
        return self._renewed(form) if self._notice_targets() else form

    def _notice_targets(self) -> bool:
        """Forget what was suggested for other targets than there are now; say whether it was."""
        before, self._targets = self._targets, self.triage.targets()
        if before == self._targets:
            return False
        self._suggestions.clear()
        return True

    def _renewed(self, form: Form) -> Form:
        """Return a form with what is suggested now for its target, or for the best if it went."""
        named = [one for one in self._targets if one.url == form.target.url]
        best = self.suggestion()
        suggestion = self.suggestion(named[0]) if named else best
        if suggestion is None or best is None:
            return form
        return replace(form.renewed(suggestion), targets=best.targets)

    def repeat(self) -> Decision | None:
        """Return the last decision as it is for this prospect; None without one."""
        last = self.triage.last_decision()
        if not isinstance(last, Accept):
            return last
        suggestion = self.suggestion()
        if suggestion is None:
            return None
        named = [one for one in suggestion.targets if one.target.url == last.intent.target]
        again = self.suggestion(named[0].target) if named else None
        if again is None:
            return None
        form = form_of(again, self.triage.campaign)
        return repeated(form, last.intent, self.needed().prospect.url)
