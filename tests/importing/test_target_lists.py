"""Lists of the user's own pages, read row by row."""

from __future__ import annotations

from linktriage.importing.target_lists import target_rows


def fields(text: str) -> list[dict[str, str]]:
    return [dict(row.fields) for row in target_rows(text)]


def test_columns_are_known_by_their_usual_names() -> None:
    text = "Target URL,Keyword,Owner,Onward path\nours.example/a,freight,Ana,ours.example/b\n"
    assert fields(text) == [
        {"url": "ours.example/a", "cluster": "freight", "supports": "ours.example/b"}
    ]


def test_of_two_columns_for_one_thing_the_first_counts() -> None:
    assert fields("url,page,role\nours.example/a,x,pillar\n") == [
        {"url": "ours.example/a", "role": "pillar"}
    ]


def test_a_plain_list_is_addresses_and_comments() -> None:
    text = "\ufeff# ours\nours.example/a\n\nours.example/b\n"
    assert [(row.number, row.fields["url"]) for row in target_rows(text)] == [
        (1, "ours.example/a"),
        (2, "ours.example/b"),
    ]


def test_a_first_line_may_name_the_delimiter() -> None:
    assert fields("sep=|\nurl|why\nours.example/a|it has; figures, too\n") == [
        {"url": "ours.example/a", "why": "it has; figures, too"}
    ]
