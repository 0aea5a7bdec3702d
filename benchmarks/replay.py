"""Replay the decisions of a labelled list in the learned order, and count what it would save.

    python -m benchmarks.replay LABELS.jsonl[.gz] [--small] [--cost]

LABELS has one JSON object a line: {"id", "title", "text", "topics": [...]}; the first line is
{"queries": {topic: description}}. Each topic is one campaign: its description stands for the
target page, an article with the topic is an accept, every other a reject. The figures of random
order stand beside the learned ones. `--small` adds queues of 300 with 30 good ones and shuffled
labels; `--cost` measures time and memory on 10,000 invented pages of 750 words instead.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from linktriage.ordering import Index, Ranker, forecast
from linktriage.terms import terms

EACH = 100
"""Decisions after which the order is worked out at every card; later at every fifth."""
LATER = 5


@dataclass(frozen=True, slots=True)
class Article:
    """One labelled text."""

    title: str
    text: str
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one replay gave."""

    first_50: int
    recall_10: float
    recall_20: float
    wss_95: float
    """Work saved over sampling at a recall of 95 % (Cohen et al., JAMIA 13(2), 2006)."""
    worst: float
    """Lowest lead over random order at any depth from 10, in recall."""


def read(path: Path) -> tuple[dict[str, str], list[Article]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        head, *rows = (json.loads(line) for line in file)
    found = [Article(row["title"], row["text"], frozenset(row["topics"])) for row in rows]
    return head["queries"], found


def replay(index: Index, query: str, good: set[int], limit: int | None = None) -> list[int]:
    """Return the prospects in the order a person would meet them."""
    ranker = Ranker(index, [query])
    left = {index.prospect(row) for row in range(len(index))}
    met: list[int] = []
    while left and len(met) < (limit or len(index)):
        step = 1 if len(met) < EACH else LATER
        for prospect in ranker.order(sorted(left))[:step]:
            ranker.label(prospect, prospect in good)
            left.discard(prospect)
            met.append(prospect)
    return met


def figures(met: Sequence[int], good: set[int]) -> Figures:
    found = list(itertools.accumulate(prospect in good for prospect in met))
    total, all_good = len(met), len(good)
    needed = next(at for at, hits in enumerate(found, 1) if hits >= 0.95 * all_good)
    return Figures(
        first_50=found[49],
        recall_10=found[total // 10 - 1] / all_good,
        recall_20=found[total // 5 - 1] / all_good,
        wss_95=(total - needed) / total - 0.05,
        worst=min(found[at - 1] / all_good - at / total for at in range(10, total)),
    )


def index_of(articles: Sequence[Article]) -> Index:
    index = Index()
    for number, article in enumerate(articles):
        index.add(number, article.text, article.title)
    return index


def coverage(met: Sequence[int], good: set[int]) -> Iterator[tuple[bool, float]]:
    """Yield for every tenth card whether the forecast's interval held, and by how much it erred."""
    labels = [prospect in good for prospect in met]
    for at in range(20, len(labels) - 50, 10):
        told = forecast(labels[:at], len(labels) - at)
        true = sum(labels[at : at + 50])
        if told:
            yield told.low <= true <= told.high, abs(told.expected - true)


def table(queries: dict[str, str], articles: Sequence[Article]) -> None:
    index, rows, told = index_of(articles), [], []
    heads = f"{'in 50':>7}{'random':>8}{'r@10':>7}{'r@20':>7}{'WSS@95':>8}{'worst':>8}"
    print(f"{'topic':34}{'good':>5}{heads}")
    for topic, query in queries.items():
        good = {at for at, article in enumerate(articles) if topic in article.topics}
        met = replay(index, query, good)
        one = figures(met, good)
        rows.append(one)
        told += list(coverage(met, good))
        print(
            f"{topic:34}{len(good):5}{one.first_50:7}{50 * len(good) / len(articles):8.1f}"
            f"{one.recall_10:7.3f}{one.recall_20:7.3f}{one.wss_95:8.3f}{one.worst:+8.3f}",
            flush=True,
        )
    means = [sum(getattr(row, name) for row in rows) / len(rows) for name in Figures.__slots__[:4]]
    print(f"{'mean':39}{means[0]:7.1f}{'':8}{means[1]:7.3f}{means[2]:7.3f}{means[3]:8.3f}")
    held, errors = (
        sum(ok for ok, _ in told) / len(told),
        sum(error for _, error in told) / len(told),
    )
    print(
        f"forecast: the 80 % interval held {held:.0%} of {len(told)} times, mean error {errors:.1f}"
    )


def small(queries: dict[str, str], articles: Sequence[Article], runs: int = 3) -> None:
    first, shuffled = [], []
    for topic, run in itertools.product(queries, range(runs)):
        draw = random.Random(f"{topic} {run}")
        yes = [article for article in articles if topic in article.topics]
        no = [article for article in articles if topic not in article.topics]
        queue = draw.sample(yes, min(30, len(yes))) + draw.sample(no, 270)
        draw.shuffle(queue)
        index = index_of(queue)
        good = {at for at, article in enumerate(queue) if topic in article.topics}
        first.append(len(good & set(replay(index, queries[topic], good, 50))))
        other = set(draw.sample(range(300), 30))
        shuffled.append(len(other & set(replay(index, queries[topic], other, 50))))
    print(f"300 with 30 good, first 50: {sum(first) / len(first):.1f} (random 5.0)")
    print(f"the same with shuffled labels: {sum(shuffled) / len(shuffled):.1f}")


def cost(size: int = 10_000, length: int = 750) -> None:
    """Measure on invented pages, words drawn as in English (Zipf-Mandelbrot, shift 2.7).

    The hundred commonest stand for the words that say nothing, such as "the".
    """
    import psutil

    draw = random.Random(0)
    words = [f"w{number:x}q" for number in range(60_000)]
    words[:100] = ["the"] * 100
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    terms(" ".join(words))  # the tokenizer's own memory is not the index's
    process, index, spent = psutil.Process(), Index(), 0.0
    before = process.memory_info().rss
    for number in range(size):
        text = " ".join(draw.choices(words, cum_weights=weights, k=length))
        start = time.process_time()
        index.add(number, text)
        spent += time.process_time() - start
    start = time.process_time()
    ranker = Ranker(index, [text])
    built = time.process_time() - start
    turns = []
    for turn in range(20):
        start = time.process_time()
        ranker.label(draw.randrange(size), bool(turn % 2))
        ranker.order(range(size))
        turns.append(time.process_time() - start)
    held = (process.memory_info().rss - before) / 1e6
    each = 1000 * spent / size
    print(f"{size:,} pages of {length} words: read {each:.2f} ms each, built {built:.1f} s")
    print(f"decision to new order: {1000 * sorted(turns)[10]:.0f} ms of CPU; memory {held:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument(
        "--small", action="store_true", help="queues of 300 and shuffled labels too"
    )
    parser.add_argument("--cost", action="store_true", help="time and memory on invented pages")
    asked = parser.parse_args()
    if asked.cost:
        cost()
    if asked.labels:
        queries, articles = read(asked.labels)
        table(queries, articles)
        if asked.small:
            small(queries, articles)


if __name__ == "__main__":
    main()
