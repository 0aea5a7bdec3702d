"""E-mail addresses in their disguises, forms, and analytics ids."""

from __future__ import annotations

import pytest

from linktriage.extracting import contacts
from tests.extracting.answers import page


def hidden(address: str, key: int = 42) -> str:
    """Hide an address the way Cloudflare does."""
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Write to jo@wall.example, please.",
        "<p>text <a href='MAILTO:jo@wall.example?subject=Hello'>us</a>",
        "<p>text <a href='mailto:jo%40wall.example'>us</a>",
        "<p>jo (at) wall.example",
        "<p>jo[at]wall[dot]example",
        "<p>jo {ät} wall (punkt) example. Then more",
        "<p><a href='mailto:jo@wall.example'>us</a> or @jo@wall.example, !news@wall.example",
        f"<p>text <span data-cfemail='{hidden('jo@wall.example')}'>[protected]</span>",
        f"<p>text <a href='/cdn-cgi/l/email-protection#{hidden('jo@wall.example')}'>mail</a>",
    ],
)
def test_an_address_is_found_in_every_disguise(markup: str) -> None:
    assert page(markup).emails == ("jo@wall.example",)


@pytest.mark.parametrize("text", ["logo@2x.example.png", "meet (at) noon", "@wall", "a@b", "x@y.z"])
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert page(f"<p>{text} and more").emails == ()


def test_a_name_in_disguise_is_found_whole() -> None:
    assert page("<p>ana [dot] silva [at] wall [dot] example").emails == ("ana.silva@wall.example",)


def test_an_address_in_code_is_a_sample() -> None:
    assert page("<p>Text.</p><pre><code>to = 'jo@wall.example'</code></pre>").emails == ()


def test_an_address_counts_once_and_all_of_them_are_capped() -> None:
    assert page("<p>Jo@wall.example</p><p>jo@wall.example").emails == ("Jo@wall.example",)
    many = "".join(f"<p>jo{n}@wall.example</p>" for n in range(80))
    assert len(page(many).emails) == contacts.MAX_EMAILS


def test_a_form_says_where_it_goes_and_what_it_asks_for() -> None:
    form = (
        "<form method=POST action='/send'><label>Your site</label>"
        "<input name=url><input type=hidden name=t><input type=submit><input>"
        "<textarea placeholder='Why you?'></textarea><button>Send</button></form>"
    )
    (found,) = page(f"<p>text</p>{form}").forms
    assert found.action == "https://site.example/send"
    assert (found.method, found.fields) == ("post", ("url", "Why you?"))
    assert found.text == "Your site Send"


def test_ids_of_analytics_and_advertising_are_found_whole() -> None:
    source = (
        "<script>ga('create', 'UA-1234567-1'); gtag('config', 'G-ABCDEF1234');"
        " x = 'TAG-ABCDEF1234'; y = 'G-SHORT'; UA-1234567-1</script>"
        "<script src='/gtm.js?id=GTM-AB12CD'></script><ins data-ad='ca-pub-1234567890123456'></ins>"
    )
    assert page(f"{source}<p>text").trackers == (
        "UA-1234567-1",
        "G-ABCDEF1234",
        "GTM-AB12CD",
        "ca-pub-1234567890123456",
    )
