"""The open store: the database file with all its parts.

What a key asks, and what is written of each page read, goes by the driver: those parts are there
at once. The others go through SQLModel, which takes as much memory as the whole screen and longer
to load; they are made when something asks for them.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from linktriage.store.asked_links import AskedLinks
from linktriage.store.called import Called
from linktriage.store.campaigns import Campaigns
from linktriage.store.contacts import Contacts
from linktriage.store.database import Database
from linktriage.store.dossiers import Dossiers
from linktriage.store.flags import Flags
from linktriage.store.log import Log
from linktriage.store.orders import Orders
from linktriage.store.outcomes import Outcomes
from linktriage.store.pitches import Pitches
from linktriage.store.queue import Queue
from linktriage.store.readings import Readings
from linktriage.store.rests import Rests
from linktriage.store.services import Services
from linktriage.store.site_past import SitePast
from linktriage.store.suppressions import Suppressions
from linktriage.store.traces import Traces

if TYPE_CHECKING:
    from linktriage.store.intake import Intake
    from linktriage.store.saved import Saved
    from linktriage.store.target_past import TargetPast


class Store(Database):
    """One open database with its parts. Raises as `Database` does."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.campaigns = Campaigns(self)
        self.queue = Queue(self)
        self.called = Called(self)
        self.orders = Orders(self)
        self.dossiers = Dossiers(self)
        self.log = Log(self)
        self.readings = Readings(self)
        self.rests = Rests(self)
        self.contacts = Contacts(self)
        self.traces = Traces(self)
        self.flags = Flags(self)
        self.services = Services(self)
        self.asked_links = AskedLinks(self)
        self.pitches = Pitches(self)
        self.outcomes = Outcomes(self)
        self.site_past = SitePast(self)
        self.suppressions = Suppressions(self)

    @cached_property
    def intake(self) -> Intake:
        """Lists that are imported and taken back."""
        from linktriage.store.intake import Intake

        return Intake(self)

    @cached_property
    def target_past(self) -> TargetPast:
        """What was done to target pages."""
        from linktriage.store.target_past import TargetPast

        return TargetPast(self)

    @cached_property
    def saved(self) -> Saved:
        """Saved filters."""
        from linktriage.store.saved import Saved

        return Saved(self)
