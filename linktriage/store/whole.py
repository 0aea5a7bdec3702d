"""The open store: the database file with all its parts."""

from __future__ import annotations

from pathlib import Path

from linktriage.store.asked_links import AskedLinks
from linktriage.store.called import Called
from linktriage.store.campaigns import Campaigns
from linktriage.store.contacts import Contacts
from linktriage.store.database import Database
from linktriage.store.dossiers import Dossiers
from linktriage.store.flags import Flags
from linktriage.store.intake import Intake
from linktriage.store.log import Log
from linktriage.store.orders import Orders
from linktriage.store.outcomes import Outcomes
from linktriage.store.pitches import Pitches
from linktriage.store.queue import Queue
from linktriage.store.readings import Readings
from linktriage.store.rests import Rests
from linktriage.store.saved import Saved
from linktriage.store.services import Services
from linktriage.store.site_past import SitePast
from linktriage.store.suppressions import Suppressions
from linktriage.store.target_past import TargetPast
from linktriage.store.traces import Traces


class Store(Database):
    """One open database with its parts. Raises as `Database` does."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.campaigns = Campaigns(self)
        self.target_past = TargetPast(self)
        self.intake = Intake(self)
        self.queue = Queue(self)
        self.called = Called(self)
        self.saved = Saved(self)
        self.orders = Orders(self)
        self.dossiers = Dossiers(self)
        self.log = Log(self)
        self.readings = Readings(self)
        self.rests = Rests(self)
        self.pitches = Pitches(self)
        self.contacts = Contacts(self)
        self.outcomes = Outcomes(self)
        self.site_past = SitePast(self)
        self.suppressions = Suppressions(self)
        self.traces = Traces(self)
        self.flags = Flags(self)
        self.services = Services(self)
        self.asked_links = AskedLinks(self)
