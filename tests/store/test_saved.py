from __future__ import annotations

from linktriage.model import Campaign, SavedFilter
from linktriage.store import Store


def test_filters_are_kept_by_name_in_their_campaign(store: Store, campaign: Campaign) -> None:
    other = store.campaigns.save(Campaign("other"))
    for name in ("weak", "docks"):
        store.saved.put(campaign.id, SavedFilter(name, "check:niches=fail"))
    store.saved.put(campaign.id, SavedFilter("docks", "site:dock"))
    kept = (SavedFilter("docks", "site:dock"), SavedFilter("weak", "check:niches=fail"))
    assert store.saved.all(campaign.id) == kept
    assert store.saved.all(other.id) == ()
    store.saved.remove(campaign.id, "weak")
    store.saved.remove(campaign.id, "nobody")
    assert store.saved.all(campaign.id) == kept[:1]
