"""Finding: a site by a piece of its name, and the filters that are kept."""

from __future__ import annotations

from linktriage.errors import BadInput
from linktriage.model import QueueRow, SavedFilter
from linktriage.queries import parse
from linktriage.text import clean_line
from linktriage.triage.desk import Desk
from linktriage.urls import site_of

MATCHES = 8
"""Sites that are offered at once: more are quicker found by typing on."""
LONGEST_NAME = 40
"""Characters of the name of a filter."""


class Finding(Desk):
    """The verbs that find what the person has in mind."""

    def called(self, typed: str, most: int = MATCHES) -> tuple[QueueRow, ...]:
        """Return the prospects meant by a piece of a site's name or by an address.

        Decided or not; those that begin so come first. Their outcomes are left out.
        """
        name = typed.strip().lower()
        if "/" in name or name.startswith("www."):
            name = site_of(name) or name
        return self.store.called.like(self.campaign.id, name, most)

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """Return the filters of the campaign, by name."""
        return self.store.saved.all(self.campaign.id)

    def save_filter(self, name: str, query: str) -> SavedFilter:
        """Keep a filter under a name; raises `BadInput` without one or for what is no filter.

        The one of the same name gives way.
        """
        name = clean_line(name, LONGEST_NAME).strip().lstrip("@").strip()
        if not name:
            raise BadInput("A filter needs a name to be saved.")
        if not query.strip():
            raise BadInput("There is no filter to save: f types one.")
        parse(query)
        saved = SavedFilter(name, query.strip())
        self.store.saved.put(self.campaign.id, saved)
        return saved

    def remove_filter(self, name: str) -> None:
        """Forget the filter of that name."""
        self.store.saved.remove(self.campaign.id, name)

    def meant(self, text: str) -> str:
        """Return the filter that `@name` stands for; any other text stands for itself.

        Raises `BadInput` for a name that no filter has.
        """
        if not text.startswith("@"):
            return text
        saved = {one.name: one.query for one in self.saved_filters()}
        if (query := saved.get(text[1:].strip())) is None:
            known = ", ".join(f"@{name}" for name in saved) or "none yet"
            raise BadInput(f"There is no saved filter {text} (there are: {known}).")
        return query
