"""The services, against stubs on loopback that replay the shapes of public documentation."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from linktriage.errors import BadInput
from linktriage.fetching.connectors import NAMES, Client, Reply, settings_for
from linktriage.fetching.connectors.json_text import items, member, number, read
from linktriage.model import Metric
from tests.fetching.conftest import FakeTime
from tests.fetching.web import Web, answer, redirect

TODAY = date(2026, 11, 21)
KEY = "s3cret"


async def look_up(
    name: str, base: str, *sites: str, time: FakeTime | None = None, **more: str
) -> list[Reply]:
    word = {"openpagerank": "OPR"}.get(name, name.upper())
    environment = {f"LINKTRIAGE_{word}_KEY": KEY, f"LINKTRIAGE_{word}_URL": base + "/"} | more
    time = time or FakeTime()
    settings = settings_for(name, environment)
    async with Client(settings, allow_private=True, clock=time.clock, sleep=time.sleep) as client:
        return [reply async for reply in client.look_up(sites or ("example.org",), TODAY)]


def says(value: Any, status: int = 200) -> bytes:
    return answer(json.dumps(value), status, content_type="application/json")


# Open PageRank

RANKS = "/api/v1.0/getPageRank?domains%5B%5D=Example.org&domains%5B%5D=nobody.example"
KNOWN = {
    "status_code": 200,
    "error": "",
    "page_rank_integer": 5,
    "page_rank_decimal": 5.23,
    "rank": "12345",
    "domain": "example.org",
}
UNKNOWN = {
    "status_code": 404,
    "error": "Domain not found",
    "page_rank_integer": 0,
    "page_rank_decimal": 0,
    "rank": None,
    "domain": "nobody.example",
}


async def test_open_pagerank_rates_links_from_0_to_10(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    body = {"status_code": 200, "response": [KNOWN, UNKNOWN], "last_updated": "19th Mar 2022"}
    web.serve(RANKS, says(body))
    first, second = await look_up("openpagerank", web.url().rstrip("/"), "Example.org",
                                  "nobody.example")  # fmt: skip
    assert first.metrics == (Metric("open pagerank", "open pagerank", 5.23, date(2022, 3, 19)),)
    assert (second.metrics, second.reason) == ((), "Open PageRank: does not know the site")
    assert second.lasting
    assert f"api-opr: {KEY}" in web.heads[0].lower()


async def test_open_pagerank_says_a_bad_key_in_its_text(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.otherwise = says({"status": False, "error": "Invalid API key "})
    [reply] = await look_up("openpagerank", web.url())
    assert reply.reason == "Open PageRank: refuses the key or the question"
    assert not reply.lasting


async def test_open_pagerank_may_leave_values_and_dates_empty(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    empty = {**KNOWN, "page_rank_decimal": ""}
    web.otherwise = says({"response": [empty], "last_updated": "soon"})
    assert not (await look_up("openpagerank", web.url()))[0].metrics
    web.otherwise = says({"response": [KNOWN], "last_updated": "soon"})
    assert (await look_up("openpagerank", web.url()))[0].metrics[0].as_of == TODAY


# CrUX

RECORD = {
    "record": {
        "key": {"origin": "https://www.example.org"},
        "metrics": {"cumulative_layout_shift": {"percentiles": {"p75": "0.02"}}},
        "collectionPeriod": {
            "firstDate": {"year": 2026, "month": 10, "day": 20},
            "lastDate": {"year": 2026, "month": 11, "day": 16},
        },
    }
}
NO_RECORD = {
    "error": {"code": 404, "message": "chrome ux report data not found", "status": "NOT_FOUND"}
}
CRUX = f"/v1/records:queryRecord?key={KEY}"


async def test_a_record_of_crux_is_a_metric_with_its_last_day(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.serve(CRUX, says(RECORD))
    [reply] = await look_up("crux", web.url())
    assert reply.metrics == (Metric("crux", "record", 1, date(2026, 11, 16)),)
    assert web.heads[0].startswith("POST ")
    assert "content-type: application/json" in web.heads[0].lower()


async def test_a_record_without_a_day_is_of_today(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.serve(CRUX, says({"record": {"collectionPeriod": {"lastDate": {"year": 1e9}}}}))
    assert (await look_up("crux", web.url()))[0].metrics[0].as_of == TODAY


async def test_no_record_is_unknown_and_need_not_be_asked_again(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.otherwise = says(NO_RECORD, 404)
    [reply] = await look_up("crux", web.url())
    assert (reply.reason, reply.lasting) == ("CrUX: has no record of the site", True)
    assert len(web.heads) == 2


# Tranco

TRANCO = "/api/ranks/domain/example.org"


async def test_the_newest_rank_of_tranco_counts(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    days = [{"date": "2026-11-17", "rank": 51102}, {"date": "2026-11-18", "rank": 51234}]
    web.serve(TRANCO, says({"ranks": days, "domain": "example.org"}))
    [reply] = await look_up("tranco", web.url())
    assert reply.metrics == (Metric("tranco", "rank", 51234, date(2026, 11, 18)),)


async def test_an_unranked_site_is_unknown(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.serve(TRANCO, says({"ranks": [], "domain": "example.org"}))
    assert (await look_up("tranco", web.url()))[0].reason == "Tranco: does not rank the site"
    web.serve(TRANCO, says({"ranks": [{"date": "someday", "rank": 7}]}))
    assert (await look_up("tranco", web.url()))[0].metrics[0].as_of == TODAY


# Ahrefs


def ahrefs(report: str, day: str) -> str:
    words = f"target=example.org&date={day}&mode=subdomains&output=json"
    return f"/v3/site-explorer/{report}?{words}"


async def test_ahrefs_gives_traffic_and_rating_of_the_newest_day_it_has(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    metrics = {"org_keywords": 6925, "org_traffic": 38702, "org_cost": 2372016}
    web.serve(ahrefs("metrics", "2026-11-20"), says({"metrics": metrics}))
    rating = {"domain_rating": {"domain_rating": 43.0, "ahrefs_rank": 1189155}}
    web.serve(ahrefs("domain-rating", "2026-11-20"), says(rating))
    [reply] = await look_up("ahrefs", web.url())
    yesterday = date(2026, 11, 20)
    assert reply.metrics == (
        Metric("ahrefs", "organic traffic", 38702, yesterday),
        Metric("ahrefs", "domain rating", 43.0, yesterday),
    )
    assert f"authorization: bearer {KEY}" in web.heads[0].lower()


async def test_ahrefs_without_a_rating_still_gives_the_traffic(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.serve(ahrefs("metrics", "2026-11-21"), says({"metrics": {"org_traffic": 0}}))
    [reply] = await look_up("ahrefs", web.url())
    assert [metric.name for metric in reply.metrics] == ["organic traffic"]


async def test_a_site_that_ahrefs_does_not_know_in_a_week_is_unknown(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    [reply] = await look_up("ahrefs", web.url())
    assert reply.reason == "Ahrefs: does not know the site"
    assert len(web.heads) == 8


# Semrush

HEAD = "Domain;Rank;Organic Keywords;Organic Traffic\r\n"


async def test_semrush_answers_with_a_table_of_one_country(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.otherwise = answer(HEAD + "example.org;1200;310;4500\r\n", content_type="text/plain")
    [reply] = await look_up("semrush", web.url())
    assert reply.metrics == (Metric("semrush", "organic traffic", 4500, TODAY),)
    [german] = await look_up("semrush", web.url(), LINKTRIAGE_SEMRUSH_COUNTRY="de")
    assert german.metrics[0].name == "organic traffic de"
    assert "database=de" in web.asked[-1]


async def test_nothing_found_is_unknown_and_other_errors_end_the_questions(web: Web) -> None:
    """Shape from documentation, not yet tried live."""
    web.otherwise = answer("ERROR 50 :: NOTHING FOUND", content_type="text/plain")
    [reply] = await look_up("semrush", web.url())
    assert reply.reason == "Semrush: knows nothing of the site (us)"
    web.otherwise = answer("ERROR 132 :: API UNITS BALANCE IS ZERO", content_type="text/plain")
    replies = await look_up("semrush", web.url(), "a.example", "b.example")
    assert [one.site for one in replies] == ["a.example", "b.example"]
    assert replies[1].reason == "Semrush: refuses: ERROR 132 :: API UNITS BALANCE IS ZERO"
    assert not replies[1].lasting
    assert len(web.heads) == 2


# All of them


@pytest.mark.parametrize("name", NAMES)
async def test_a_broken_service_makes_the_figure_unknown_with_the_reason(
    web: Web, name: str
) -> None:
    web.otherwise = answer("down", 503)
    [reply] = await look_up(name, web.url())
    assert not reply.metrics
    assert reply.reason.endswith("no answer (server error)")
    assert not reply.lasting


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("body", ["", "[]", "not json", '{"ranks": 3, "response": 4}', "[" * 9000])
async def test_nonsense_is_never_a_figure(web: Web, name: str, body: str) -> None:
    web.otherwise = answer(body or "\n;", content_type="text/plain")
    [reply] = await look_up(name, web.url())
    assert not reply.metrics
    assert reply.reason


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (answer("no", 403), "refuses the key or the question (403)"),
        (answer("slow down", 429), "its limit is reached"),
        (redirect("https://elsewhere.example/"), "its address has moved: set it anew"),
    ],
)
async def test_after_a_refusal_the_others_are_not_asked_about(
    web: Web, reply: bytes, reason: str
) -> None:
    web.otherwise = reply
    replies = await look_up("tranco", web.url(), "a.example", "b.example")
    assert [one.reason for one in replies] == [f"Tranco: {reason}"] * 2
    assert len(web.heads) == 1


async def test_an_address_that_is_none_is_said_without_showing_the_key() -> None:
    [reply] = await look_up("crux", "http://exa mple:port")
    assert reply.reason == "CrUX: its address is wrong"
    assert KEY not in reply.reason


async def test_there_is_a_gap_between_two_questions(web: Web, time: FakeTime) -> None:
    web.otherwise = says({"ranks": []})
    await look_up("tranco", web.url(), "a.example", "b.example", "c.example", time=time)
    assert [slept for slept in time.slept if slept] == [1.1, 1.1]


def test_keys_come_from_the_environment_and_are_not_shown() -> None:
    with pytest.raises(BadInput, match="LINKTRIAGE_AHREFS_KEY"):
        settings_for("ahrefs", {})
    with pytest.raises(BadInput, match="no service"):
        settings_for("moon", {})
    with pytest.raises(BadInput, match="characters"):
        settings_for("ahrefs", {"LINKTRIAGE_AHREFS_KEY": "a\nb"})
    settings = settings_for("ahrefs", {"LINKTRIAGE_AHREFS_KEY": KEY})
    assert settings.base == "https://api.ahrefs.com"
    assert KEY not in repr(settings)
    assert settings_for("tranco", {}).key == ""


def test_foreign_json_is_read_without_trust() -> None:
    assert read("{") is None
    assert member({"a": {"b": 1}}, "a", "b") == 1
    assert member([1], "a") is None
    assert items({}) == []
    assert [number(one) for one in ("12", 1.5, True, None, "x", -1, "1e999", 10**400)] == [
        12, 1.5, None, None, None, None, None, None,
    ]  # fmt: skip
