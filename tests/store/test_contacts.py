from __future__ import annotations

from linktriage.model import Contact
from linktriage.store import Store, contacts
from tests.store.conftest import Queue

ANA = Contact("ana@a.example", "Ana", "editor", "https://a.example/contact")


def test_a_contact_goes_through_its_states_and_back(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    with store.write_rows() as session:
        before = contacts.states(session, "a.example", [contacts.kept(ANA)])
        contacts.change(session, "a.example", before)
        contacts.change(session, "a.example", [contacts.kept(ANA)])
    assert store.dossiers.get(prospect.id).contacts == (ANA,)
    with store.write_rows() as session:
        contacts.change(session, "a.example", [contacts.removed(ANA)])
    assert store.dossiers.get(prospect.id).contacts == ()
    store.contacts.put("a.example", ANA)
    assert store.dossiers.get(prospect.id).contacts == (ANA,)
    with store.write_rows() as session:
        contacts.change(session, "a.example", before)
    assert store.dossiers.get(prospect.id).contacts == ()
