"""All verbs in one place: the desk with everything that can be done at it."""

from __future__ import annotations

from linktriage.triage.arranging import Arranging
from linktriage.triage.bulk import Bulk
from linktriage.triage.finding import Finding
from linktriage.triage.lists import Lists
from linktriage.triage.parking import Parking
from linktriage.triage.reporting import Reporting
from linktriage.triage.services import Services
from linktriage.triage.target_lists import TargetLists


class Triage(TargetLists, Lists, Services, Reporting, Arranging, Parking, Bulk, Finding):
    """One person's desk: all verbs over one campaign of one database."""
