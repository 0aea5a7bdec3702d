from __future__ import annotations

from linktriage.model import Campaign
from linktriage.store import Store


def test_a_list_of_flagged_hosts_takes_the_place_of_the_one_before(
    store: Store, campaign: Campaign
) -> None:
    other = store.campaigns.save(Campaign("other"))
    assert not store.flags.has_any(campaign.id)
    assert store.flags.replace(campaign.id, "gambling", ["a.example", "b.example"]) == 2
    assert store.flags.replace(campaign.id, "pills", ["c.example"]) == 1
    assert store.flags.replace(campaign.id, "gambling", ["b.example"]) == 1
    assert store.flags.counts(campaign.id) == {"gambling": 1, "pills": 1}
    assert store.flags.counts(other.id) == {}
    assert store.flags.has_any(campaign.id)
    assert not store.flags.has_any(other.id)
    hosts = ("a.example", "b.example", "c.example")
    flagged = {"b.example": "gambling", "c.example": "pills"}
    assert store.flags.niches(campaign.id, hosts) == flagged
