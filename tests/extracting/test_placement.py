"""Quality gate: links said to stand in the text do stand there, for a person who looks."""

from __future__ import annotations

from lxml import html

from tests.extracting.answers import PAGES, stored

LABELLED = ("bees", "footpaths", "kayaks", "orchard", "sourdough")


def judged() -> list[tuple[bool, bool]]:
    """Return what a person and the program say of each labelled link: in the text or not."""
    pairs = []
    for name in LABELLED:
        elements = html.fromstring((PAGES / f"{name}.html").read_bytes()).iter("a")
        labels = [a.get("data-stands") for a in elements if not a.get("href").startswith("mailto:")]
        links = stored(name).links
        assert len(labels) == len(links)
        pairs += [
            (label == "text", link.in_text)
            for label, link in zip(labels, links, strict=True)
            if label
        ]
    return pairs


def test_of_the_links_said_to_be_in_the_text_93_in_100_are() -> None:
    said = [truth for truth, said in judged() if said]
    assert sum(said) / len(said) >= 0.93


def test_most_links_in_the_text_are_found() -> None:
    found = [said for truth, said in judged() if truth]
    assert sum(found) / len(found) >= 0.85


def test_enough_links_are_labelled_to_say_so() -> None:
    assert len(judged()) >= 45
