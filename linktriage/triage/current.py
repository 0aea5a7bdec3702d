"""A dossier as it is known now: its judged findings follow the person's answers."""

from __future__ import annotations

from dataclasses import replace

from linktriage import checks
from linktriage.model import Dossier, Policy


def current(dossier: Dossier, policy: Policy) -> Dossier:
    """Return a dossier whose findings say what is known now, and which of them count.

    Judged checks follow the person's answers at once. Those of a page that is to be read, for
    the first time or again, are of an older text.
    """
    findings = checks.with_answers(dossier.findings, dossier.prospect.answers)
    if dossier.prospect.fetch_state is None:
        findings = tuple(replace(finding, stale=True) for finding in findings)
    beside = checks.beside_the_point(dossier.prospect.approach, policy)
    return replace(dossier, findings=findings, beside=beside)
