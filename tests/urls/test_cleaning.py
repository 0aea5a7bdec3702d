"""What stands in a cell becomes an address that can be fetched, or is refused with a reason."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linktriage.errors import BadUrl
from linktriage.urls import MAX_URL, clean, http_url


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://garden.example/beds/", "https://garden.example/beds/"),
        ("HTTP://WWW.Garden.Example:80/a/../b", "http://www.garden.example/b"),
        ("https://garden.example", "https://garden.example/"),
        ("https://garden.example:8443/a", "https://garden.example:8443/a"),
        ("https://garden.example./a/./b/..", "https://garden.example/a/"),
        ("https://garden.example?page=2", "https://garden.example/?page=2"),
        ("http:/garden.example/a", "http://garden.example/a"),
        ("https//garden.example", "https://garden.example/"),
        ("https://https://garden.example/a", "https://garden.example/a"),
        ("htps:://garden.example", "https://garden.example/"),
        (r"https:\\garden.example\a", "https://garden.example/a"),
        ('"https://garden.example/"', "https://garden.example/"),
        ("<https://garden.example/a>", "https://garden.example/a"),
        ("(https://garden.example/a", "https://garden.example/a"),
        ("https://garden.example/a,", "https://garden.example/a"),
        ("\ufeffhttps://garden.example/a\u200b", "https://garden.example/a"),
        ("http://anna:secret@garden.example/", "http://garden.example/"),
        (
            "https://gärten.example/grün?ö=ü",
            "https://xn--grten-gra.example/gr%C3%BCn?%C3%B6=%C3%BC",
        ),
        (
            "https://garden.example/%7eanna/%e2%82%ac%zz",
            "https://garden.example/~anna/%E2%82%AC%25zz",
        ),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("http://localhost:8080/a", "http://localhost:8080/a"),
        ("https://g%61rden.example/", "https://garden.example/"),
    ],
)
def test_an_address_is_brought_into_normal_form(raw: str, url: str) -> None:
    assert clean(raw).url == url


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://wiki.example/wiki/Bed_(garden)", "https://wiki.example/wiki/Bed_(garden)"),
        ("https://a.example/?q=a+b;c&copy=2", "https://a.example/?q=a+b;c&copy=2"),
        ("https://a.example/?a=1&amp;b=2", "https://a.example/?a=1&b=2"),
        (
            "https://web.archive.org/web/2020/http://a.example//b",
            "https://web.archive.org/web/2020/http://a.example//b",
        ),
        ("https://a.example/#!/route", "https://a.example/#!/route"),
        ("https://a.example/#/route", "https://a.example/#/route"),
        ("https://a.example/page#part", "https://a.example/page"),
    ],
)
def test_cleaning_never_changes_the_resource(raw: str, url: str) -> None:
    assert clean(raw).url == url


@pytest.mark.parametrize(
    ("raw", "url", "note"),
    [
        ("https://a.example/add/ (paused for now)", "https://a.example/add/", "(paused for now)"),
        ("see https://a.example/b for it", "https://a.example/b", "see for it"),
        ("1. https://a.example/b", "https://a.example/b", "1."),
        ("[Our guide](https://a.example/b) soon", "https://a.example/b", "Our guide soon"),
        ("https://a.example/\nhttps://b.example/", "https://a.example/", "https://b.example/"),
        ("a.example ask Jo", "https://a.example/", "ask Jo"),
    ],
)
def test_what_stands_beside_the_address_becomes_a_note(raw: str, url: str, note: str) -> None:
    found = clean(raw)
    assert (found.url, found.note) == (url, note)


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://a.example/raised-\nbeds", "https://a.example/raised-beds"),
        ("https://a.example/raised\n/beds", "https://a.example/raised/beds"),
        ("https://a.example/raised beds.html", "https://a.example/raised%20beds.html"),
    ],
)
def test_a_broken_address_is_joined(raw: str, url: str) -> None:
    assert clean(raw).url == url


def test_a_bare_host_gets_a_scheme_and_says_so() -> None:
    assert clean("garden.co.uk/beds").url == "https://garden.co.uk/beds"
    assert clean("garden.co.uk/beds").scheme_guessed
    assert clean("//garden.co.uk/").scheme_guessed
    assert not clean("https://garden.co.uk/").scheme_guessed
    assert clean("garden.co.uk:8080/beds").url == "https://garden.co.uk:8080/beds"


@pytest.mark.parametrize(
    "raw",
    [
        "", "   ", "-", "Pending", "N/A", "#REF!", "guide.pdf", "39.603.354", "1.5", "12/05/2020",
        "0x7f.1", "http://2130706433/", "http://0x7f000001/", "http://word/", "localhost",
        "127.0.0.1", "https://", "https:///path", "http://xn--/", "http://a..example/",
        "http://a.example:99999/", "http://a.example:port/", "http://[::zz]/", "http://exa<mple.com",
        "http://-.example/" + "x" * 3000, "https://" + "a" * 1200 + ".example/",
        "https://" + "a." * 200 + "example/", "http://☃\u0338.\u0338/",
    ],
)  # fmt: skip
def test_what_is_no_website_is_refused(raw: str) -> None:
    with pytest.raises(BadUrl):
        clean(raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("mailto:jo@a.example", "only http and https are"),
        ("javascript:alert(1)", "only http and https are"),
        ("ftp://a.example/", "only http and https are"),
        ("jo@a.example", "e-mail address"),
        ("", "empty"),
    ],
)
def test_the_reason_is_for_a_person(raw: str, reason: str) -> None:
    with pytest.raises(BadUrl, match=reason):
        clean(raw)


@given(st.text(max_size=300))
@example("https://a.example/%")
@example("http://a.example/\x1b]0;x\x07")
@example("https://a.example/..")
@example("https://a.example/b?c#!d%20e")
def test_whatever_is_cleaned_is_plain_and_stays_as_it_is(raw: str) -> None:
    try:
        found = clean(raw)
    except BadUrl:
        return
    assert found.url.isascii()
    assert found.url.isprintable()
    assert " " not in found.url
    assert len(found.url) <= MAX_URL
    assert clean(found.url).url == found.url
    assert http_url(found.url) == found.url


@given(
    st.lists(st.from_regex(r"[A-Za-z0-9._~-]{1,9}", fullmatch=True), max_size=5),
    st.from_regex(r"(\?[a-z]{1,4}=[A-Za-z0-9%&=.-]{0,12})?", fullmatch=True),
)
def test_the_short_way_for_ordinary_addresses_leads_to_the_same(
    path: list[str], query: str
) -> None:
    url = "https://garden.example/" + "/".join(path) + query
    assert clean(url).url == clean(f" <{url}> ").url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "--help", "-x", "",
        "https://", "http:///a", "ftp://a.example/", "//a.example/", "a.example",
        "https://jo@a.example/", "https://a.example@evil.example/", "https://a.example/a b",
        "https://a.example/\n", "https://a.example/\x1b[2J", "https://a.example/\u202eb",
        "https://a.example/\u200b", "https:\\\\a.example\\", "https://a.example/\x9b",
        "https://a.example/" + "x" * 2048, "https://a.example/" + "ü" * 1000,
        "http://a.example:-1/", "http://a b.example/",
    ],
)  # fmt: skip
def test_the_gate_lets_nothing_else_through(url: str) -> None:
    with pytest.raises(BadUrl):
        http_url(url)


def test_the_gate_gives_the_normal_form() -> None:
    assert http_url("HTTPS://Gärten.example/ä#teil") == "https://xn--grten-gra.example/%C3%A4#teil"
    assert http_url("http://a.example") == "http://a.example/"


@given(st.text(max_size=200))
def test_the_gate_only_gives_addresses(text: str) -> None:
    for url in (text, f"https://a.example/{text}", f"http://{text}/"):
        try:
            found = http_url(url)
        except BadUrl:
            continue
        assert found.startswith(("http://", "https://"))
        assert found.isascii()
        assert found.isprintable()
        assert "\\" not in found
        assert http_url(found) == found
