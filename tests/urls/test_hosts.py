"""Host names, from what people type to what is resolved and back."""

from linktriage.urls import display_host, host_of
from linktriage.urls.hosts import is_address


def test_the_host_of_an_address() -> None:
    assert host_of("https://anna:x@Garden.Example.:8080/a@b") == "garden.example"
    assert host_of("http://[2001:DB8::0:1]:80/") == "[2001:db8::1]"
    assert host_of("//gärten.example/a") == "xn--grten-gra.example"
    assert host_of("https://127。0。0。1/") == "127.0.0.1"
    assert host_of("mailto:jo@a.example") == ""
    assert host_of("https://[zz]/") == ""


def test_a_host_is_shown_with_its_punycode_beside_it() -> None:
    assert display_host("garden.example") == "garden.example"
    assert display_host("xn--grten-gra.example") == "gärten.example (xn--grten-gra.example)"
    assert display_host("xn--xample-2of.com") == "еxample.com (xn--xample-2of.com)"
    assert display_host("xn--.example") == "xn--.example"


def test_an_address_in_numbers_is_told_from_a_name() -> None:
    assert is_address("10.0.0.1")
    assert is_address("[::1]")
    assert not is_address("garden1")
    assert not is_address("garden.example")
