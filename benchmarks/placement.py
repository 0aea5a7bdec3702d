"""Find the hidden link: whether the paragraph an editor chose is among the places offered.

    python -m benchmarks.placement LINKS.json[.gz]

LINKS is one JSON object: "sources" (id to the list of its paragraphs), "targets" (id to title,
description, text), "links" (source, target, and "gold": the paragraphs it stands in, with its
anchor). "Visible" leaves the anchor's words where they stood; "masked" takes them out, so that
nothing names the target any more. Random choice stands beside both, and "by title" is what is left
while our own page was never read (`linktriage target check` reads it).
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from linktriage.intent import Places, best_places
from linktriage.model import Page, Paragraph, Role, TargetPage
from linktriage.terms import Idf, terms
from linktriage.text import words

NONE = "no natural place found"


@dataclass(frozen=True, slots=True)
class Found:
    """One link, and the places offered for it."""

    places: Places
    gold: frozenset[int]
    anchor: str
    choices: int

    @property
    def first(self) -> bool:
        return bool(self.places.places) and self.places.places[0].paragraph in self.gold

    @property
    def among(self) -> bool:
        return any(place.paragraph in self.gold for place in self.places.places)

    @property
    def margin(self) -> float:
        return self.places.places[0].margin if self.places.places else 0.0


class Links:
    """The labelled links, with the idf of all texts."""

    by_title = False
    """Whether our page was never read: only its title is known then."""

    def __init__(self, path: Path) -> None:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as file:
            data: dict[str, Any] = json.load(file)
        self.sources: dict[str, list[str]] = data["sources"]
        self.targets: dict[str, dict[str, str]] = data["targets"]
        self.links: list[dict[str, Any]] = data["links"]
        texts = [" ".join(paragraphs) for paragraphs in self.sources.values()]
        texts += [" ".join(target.values()) for target in self.targets.values()]
        self.idf = Idf.of_documents(terms(text) for text in texts)

    def paragraphs(self, link: dict[str, Any], masked: bool) -> list[str]:
        kept = list(self.sources[link["source"]])
        for gold in link["gold"] if masked else ():
            kept[gold["paragraph"]] = kept[gold["paragraph"]].replace(gold["anchor"], " ", 1)
        return kept

    def look(self, paragraphs: Sequence[str], target: str) -> Places:
        ours = self.targets[target]
        page = Page(
            "https://theirs.example/page",
            "https://theirs.example/page",
            datetime(2026, 1, 1, tzinfo=UTC),
            paragraphs=tuple(map(Paragraph, paragraphs)),
        )
        about, text = ("", "") if self.by_title else (ours["description"], ours["text"])
        target_page = TargetPage("https://ours.example/", Role.PILLAR, "", "", ours["title"], about)
        return best_places(page, target_page, self.idf, text)

    def find(self, masked: bool) -> Iterator[Found]:
        for link in self.links:
            paragraphs = self.paragraphs(link, masked)
            yield Found(
                self.look(paragraphs, link["target"]),
                frozenset(gold["paragraph"] for gold in link["gold"]),
                link["gold"][0]["anchor"],
                len(paragraphs),
            )

    def unrelated(self) -> Iterator[Places]:
        """Yield what is offered for pages that do not link to the target, one for each link."""
        draw = random.Random(0)
        linked: dict[str, set[str]] = {}
        for link in self.links:
            linked.setdefault(link["source"], set()).add(link["target"])
        for link in self.links:
            others = sorted(self.targets.keys() - linked[link["source"]])
            yield self.look(self.sources[link["source"]], draw.choice(others))


def share(flags: Sequence[bool]) -> float:
    return sum(flags) / max(1, len(flags))


def alike(one: str, other: str) -> bool:
    """Tell whether two phrases share half of their words (token F1 of .5)."""
    left, right = set(words(one.casefold())), set(words(other.casefold()))
    return bool(left) and 2 * len(left & right) >= 0.5 * (len(left) + len(right))


def report(name: str, found: Sequence[Found]) -> None:
    by_margin = sorted(found, key=lambda one: -one.margin)
    quarter = [one.first for one in by_margin[: len(found) // 4]]
    print(
        f"{name:8} hit@1 {share([one.first for one in found]):.3f}"
        f"  hit@3 {share([one.among for one in found]):.3f}"
        f"  top quarter by margin right {share(quarter):.3f}"
        f"  said none {share([one.places.confidence == NONE for one in found]):.3f}"
    )
    for said in ("this paragraph", "one of these", NONE):
        those = [one for one in found if one.places.confidence == said]
        right = share([one.first for one in those])
        print(f"           “{said}”: {len(those)} times, the first right {right:.2f}")


def anchors(found: Sequence[Found]) -> None:
    right = [one.places.places[0].anchors for one in found if one.first]
    chosen = [one.anchor for one in found if one.first]
    first = [bool(some) and alike(some[0], one) for some, one in zip(right, chosen, strict=True)]
    among = [
        any(alike(each, one) for each in some) for some, one in zip(right, chosen, strict=True)
    ]
    print(f"anchors  in the right paragraph: first {share(first):.2f}, of three {share(among):.2f}")


def speed(links: Links) -> None:
    page = [text for paragraphs in links.sources.values() for text in paragraphs][:100]
    turns = []
    for _ in range(15):
        start = time.process_time()
        links.look(page, links.links[0]["target"])
        turns.append(time.process_time() - start)
    count = sum(len(text.split()) for text in page)
    print(f"cost     {1000 * sorted(turns)[7]:.1f} ms of CPU for 100 paragraphs, {count:,} words")


def strangers(links: Links) -> None:
    none = [places.confidence == NONE for places in links.unrelated()]
    print(f"unrelated pages: said none {share(none):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("links", type=Path)
    links = Links(parser.parse_args().links)
    visible = list(links.find(masked=False))
    mean = sum(one.choices for one in visible) / len(visible)
    print(f"{len(visible):,} links, {mean:.1f} paragraphs each")
    lucky = [len(one.gold) / one.choices for one in visible]
    print(f"random   hit@1 {sum(lucky) / len(lucky):.3f}")
    report("visible", visible)
    report("masked", list(links.find(masked=True)))
    strangers(links)
    anchors(visible)
    speed(links)
    links.by_title = True
    report("by title", list(links.find(masked=False)))
    strangers(links)


if __name__ == "__main__":
    main()
