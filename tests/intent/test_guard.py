from __future__ import annotations

from dataclasses import replace

from linktriage.intent import warnings
from linktriage.model import AnchorKind, LinkIntent, Placement, Policy, Rel, Role, TargetPage
from tests.builders import intent

TARGET = TargetPage("https://ours.example/guides/freight-class", Role.PILLAR, "freight class", "x")
KINDS = [AnchorKind.TOPICAL, AnchorKind.PARTIAL, AnchorKind.BRANDED]


def planned(number: int, kind: AnchorKind | None = None) -> LinkIntent:
    return replace(
        intent(), anchor=f"anchor {number}", anchor_kind=kind or KINDS[number % 3], why=f"{number}"
    )


def exact(anchor: str = "freight class") -> LinkIntent:
    return replace(intent(), anchor=anchor, anchor_kind=AnchorKind.EXACT, why="a new one")


def warned(one: LinkIntent, *before: LinkIntent, target: TargetPage = TARGET) -> str:
    return "\n".join(warnings(one, target, before, Policy()))


def test_the_first_link_is_fine() -> None:
    assert warned(intent()) == ""


def test_a_second_exact_anchor_among_eleven_is_over_the_cap() -> None:
    before = [planned(number) for number in range(9)] + [exact("class of freight")]
    assert "2 of 11 anchors for this page would be exact match" in warned(exact(), *before)
    assert "over your cap of 10%" in warned(exact(), *before)


def test_a_cap_says_where_it_comes_from() -> None:
    before = [planned(number) for number in range(9)] + [exact("class of freight")]
    assert "(the default: published caps run from 1 to 10 %" in warned(exact(), *before)
    policy = replace(Policy(), exact_anchor_cap=0.05)
    [own] = [one for one in warnings(exact(), TARGET, before, policy) if "cap" in one]
    assert own.endswith("over your cap of 5% (yours; by default 10%)")


def test_the_first_exact_anchor_among_ten_is_not() -> None:
    assert warned(exact(), *(planned(number) for number in range(10))) == ""


def test_a_branded_anchor_has_no_cap() -> None:
    branded = [replace(planned(number), anchor_kind=KINDS[number % 2 + 1]) for number in range(10)]
    assert warned(planned(11, AnchorKind.BRANDED), *branded) == ""


def test_under_eight_anchors_only_repetition_warns() -> None:
    before = [exact(f"freight class {number}") for number in range(7)]
    assert "cap" not in warned(exact(), *before)
    assert "“Freight class 1!” is planned once" in warned(exact("Freight class 1!"), *before)


def test_the_same_words_again_name_how_often() -> None:
    before = [replace(planned(n), anchor="density table") for n in range(2)]
    again = replace(planned(4), anchor="Density table")
    assert "planned 2 times for this page already" in warned(again, *before)


def test_a_run_of_one_kind_looks_engineered() -> None:
    before = [planned(n) for n in range(5)] + [planned(n, AnchorKind.TITLE) for n in range(6, 10)]
    assert "the last 4 anchors" in warned(planned(20, AnchorKind.TITLE), *before)
    assert "the last 4 anchors" not in warned(planned(20, AnchorKind.URL), *before)


def test_links_to_other_targets_do_not_count() -> None:
    other = replace(exact(), target="https://ours.example/other", why="another")
    assert warned(exact(), *([other] * 9)) == ""


def test_a_reason_used_twice_before_is_a_habit() -> None:
    before = [replace(planned(n), why="Good fit") for n in range(2)]
    assert "this reason was given 2 times before" in warned(
        replace(planned(9), why="good fit"), *before
    )


def test_weak_places_money_pages_home_pages_and_paid_links_are_named() -> None:
    assert "footer is a weak place" in warned(replace(intent(), placement=Placement.FOOTER))
    money = TargetPage("https://ours.example/pricing", Role.MONEY, "quotes", "x")
    assert "money page" in warned(intent(), target=money)
    home = TargetPage("https://ours.example/", Role.PILLAR, "freight", "x")
    assert "home page" in warned(intent(), target=home)
    assert "rel=sponsored" in warned(replace(intent(), rel=Rel.SPONSORED))
