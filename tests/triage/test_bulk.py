from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from linktriage.errors import BadInput
from linktriage.model import Reject, Requeue
from linktriage.triage import Triage, View
from tests.triage.conftest import Bring


def test_many_are_put_off_in_their_order_and_undone_as_one(triage: Triage, bring: Bring) -> None:
    a, b, c = bring("a.example", "b.example", "c.example")
    triage.later_many([a, b])
    assert triage.prospects(View()) == (c, a, b)
    assert triage.counts().later == 2
    triage.undo()
    assert triage.prospects(View()) == (a, b, c)


def test_many_are_put_off_until_a_moment(triage: Triage, bring: Bring) -> None:
    ids = bring("a.example", "b.example")
    triage.later_many(ids, triage.now() + timedelta(days=1))
    assert triage.next(View()) is None


def test_many_are_decided_on_and_go_back_to_the_queue(triage: Triage, bring: Bring) -> None:
    ids = bring("a.example", "b.example")
    triage.decide_many(ids, Reject())
    assert triage.counts().rejected == 2
    triage.decide_many(ids, Requeue())
    assert triage.counts().queued == 2


def test_nothing_marked_is_said(triage: Triage) -> None:
    with pytest.raises(BadInput, match="Nothing is marked"):
        triage.later_many([])
    with pytest.raises(BadInput, match="Nothing is marked"):
        triage.decide_many([], Reject())


def test_who_was_changed_elsewhere_since_they_were_seen_is_named(
    triage: Triage, bring: Bring
) -> None:
    first, second, third = bring("a.example", "b.example", "c.example")
    seen = triage.revisions([first, second, third])
    assert triage.moved_on(seen) == ()
    triage.decide_many([first], Reject())
    with closing(Triage(triage.store.path)) as other:
        other.star(other.dossier(second).prospect)
    assert [one.id for one in triage.moved_on(seen)] == [second]
