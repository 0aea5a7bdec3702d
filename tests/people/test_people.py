"""Names and mailboxes of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.people import email_address, first_name, is_person, last_name


@pytest.mark.parametrize(
    "address",
    [
        "jo@packhaus.example",
        "jo.berg+links@sub.packhaus.example",
        "o'neil@x.ie",
        "a@xn--bcher-kva.de",
    ],
)
def test_one_plain_mailbox(address: str) -> None:
    assert email_address(f" {address} ") == address


def test_the_host_is_lowered_and_the_rest_kept() -> None:
    assert email_address("Jo.Berg@Packhaus.EXAMPLE") == "Jo.Berg@packhaus.example"


@pytest.mark.parametrize(
    "text",
    [
        "", "jo", "jo@", "@packhaus.example", "jo@packhaus", "jo@@packhaus.example",
        "jo@packhaus.example, evil@x.example", "jo@packhaus.example;evil@x.example",
        "Jo <jo@packhaus.example>", '"jo berg"@packhaus.example', "jo berg@packhaus.example",
        "jo@packhaus.example\nBcc: evil@x.example", "jo\x00@packhaus.example",
        "jö@packhaus.example", "jo@pack..example", ".jo@packhaus.example", "jo.@packhaus.example",
        "jo@-packhaus.example", "jo@192.168.0.1", "mailto:jo@packhaus.example",
        "a" * 65 + "@packhaus.example", "jo@" + "a" * 300 + ".example", "a.b" * 22 + "@x.example",
    ],
)  # fmt: skip
def test_everything_else_is_none(text: str) -> None:
    assert email_address(text) == ""


@given(st.text())
def test_what_comes_back_is_one_address_on_one_line(text: str) -> None:
    address = email_address(text)
    assert not address or (address.count("@") == 1 and address.isascii() and address.isprintable())


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Ana Silva", "Ana", "Silva"),
        ("ANA SILVA", "Ana", "Silva"),
        ("Dr. Ana Silva, PhD", "Ana", "Silva"),
        ("By Ana Silva", "Ana", "Silva"),
        ("J. R. Hartley", "", ""),
        ("XLAB Steampunk", "", ""),
        ("JD Vane", "JD", "Vane"),
        ("Jean-Luc O’Neil", "Jean-Luc", "O’Neil"),
        ("Ana", "Ana", ""),
        ("Νίκος Βλάχος", "Νίκος", "Βλάχος"),
        ("دانا", "دانا", ""),
        ("Dr.", "", ""),
        ("J.", "", ""),
        ("The Team", "", ""),
        ("Editorial Staff", "", ""),
        ("freightnotes.example", "", ""),
        ("ana silva", "", ""),
        ("Ana 👩‍🌾 Silva", "", ""),
        ("One Two Three Four Five", "", ""),
        ("Catch Themes", "", ""),
        ("", "", ""),
    ],
)
def test_whom_a_letter_greets(name: str, first: str, last: str) -> None:
    assert (first_name(name), last_name(name)) == (first, last)


def test_a_person_is_no_desk() -> None:
    assert is_person("Ana Silva")
    assert not is_person("Admin")
