"""Invented queues: short texts on a handful of topics, made of each topic's own words."""

from __future__ import annotations

import random

from linktriage.ordering import Index

TOPICS = {
    "freight": "freight carrier pallet shipment density truckload broker lane surcharge dock "
    "consignment hauler tariff manifest axle depot",
    "baking": "flour oven dough yeast crust butter knead loaf sourdough pastry proofing crumb "
    "starter rye glaze batter",
    "gardening": "soil compost seed mulch prune perennial trellis bulb shade greenhouse root "
    "blossom weed hedge orchard cutting",
    "cycling": "gear saddle pedal brake wheel spoke helmet climb sprint chain derailleur tyre "
    "route puncture peloton handlebar",
}
COMMON = "people year team guide question answer example number result start place week"


def queue(
    size: int, topic: str, good: int, seed: int = 0, own_words: int = 9
) -> tuple[Index, set[int]]:
    """Return a queue of which `good` texts are on `topic`, and which those are.

    The fewer `own_words` of its topic a text has, the harder it is to tell.
    """
    draw = random.Random(seed)
    kinds = [topic] * good + draw.choices([one for one in TOPICS if one != topic], k=size - good)
    draw.shuffle(kinds)
    index = Index()
    for number, kind in enumerate(kinds):
        own = TOPICS[kind].split()
        stray = [word for other in TOPICS.values() for word in other.split()]
        said = (
            draw.choices(own, k=own_words)
            + draw.choices(stray, k=12)
            + draw.choices(COMMON.split(), k=20)
        )
        draw.shuffle(said)
        index.add(number, " ".join(said), title=" ".join(draw.sample(own, min(2, own_words - 1))))
    return index, {number for number, kind in enumerate(kinds) if kind == topic}
