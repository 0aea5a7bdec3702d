from __future__ import annotations

from linktriage.model import Campaign, Contact
from linktriage.store import Store, contacts
from linktriage.store.log import Act
from tests.store.conftest import Queue

ANA = Contact("ana@a.example", "Ana", "editor", "https://a.example/contact")


def test_a_contact_goes_through_its_states_and_back(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    with store.write() as connection:
        before = contacts.states(connection, "a.example", [contacts.kept(ANA)])
        contacts.change(connection, "a.example", before)
        contacts.change(connection, "a.example", [contacts.kept(ANA)])
    assert store.dossiers.get(prospect.id).contacts == (ANA,)
    with store.write() as connection:
        contacts.change(connection, "a.example", [contacts.removed(ANA)])
    assert store.dossiers.get(prospect.id).contacts == ()
    store.contacts.put("a.example", ANA)
    assert store.dossiers.get(prospect.id).contacts == (ANA,)
    with store.write() as connection:
        contacts.change(connection, "a.example", before)
    assert store.dossiers.get(prospect.id).contacts == ()


def test_putting_a_contact_right_is_undone_and_done_again(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    store.contacts.put("a.example", ANA)
    bo = Contact("bo@a.example", "Bo")
    states = [contacts.kept(bo), contacts.removed(ANA)]

    store.log.act(prospect, Act("contact", "contact put right", {"contacts": states}))
    assert store.dossiers.get(prospect.id).contacts == (bo,)
    store.log.undo(campaign.id)
    assert store.dossiers.get(prospect.id).contacts == (ANA,)
    store.log.redo(campaign.id)
    assert store.dossiers.get(prospect.id).contacts == (bo,)
