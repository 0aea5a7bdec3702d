from __future__ import annotations

import linktriage.triage


def test_every_name_it_offers_can_be_had() -> None:
    assert all(getattr(linktriage.triage, name) for name in linktriage.triage.__all__)
