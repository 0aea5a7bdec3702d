import pytest

from linktriage.fetching.redirects import MAX_HOPS, next_hop
from linktriage.model import Failure, FetchState

HERE = "https://a.example/one"


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/two", "https://a.example/two"),
        ("two?x=1#part", "https://a.example/two?x=1"),
        ("//b.example", "https://b.example/"),
        ("http://b.example/ü", "http://b.example/%C3%BC"),
    ],
)
def test_a_redirect_leads_on(location: str, target: str) -> None:
    assert next_hop(HERE, location, ()) == target


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "http://[::bad/",
        "javascript:alert(1)",
        "http://u@b.example/",
        "http://",
    ],
)
def test_a_redirect_to_no_web_address_is_not_followed(location: str) -> None:
    failure = next_hop(HERE, location, ())
    assert isinstance(failure, Failure)
    assert failure.state is FetchState.BAD_REDIRECT


@pytest.mark.parametrize("location", ["/one", "https://a.example/one#again", "/start", ""])
def test_a_circle_is_not_followed(location: str) -> None:
    failure = next_hop(HERE, location, ("https://a.example/start",))
    assert isinstance(failure, Failure)
    assert failure.state is FetchState.REDIRECT_LOOP


def test_a_long_chain_is_not_followed() -> None:
    hops = tuple(f"https://a.example/{number}" for number in range(MAX_HOPS))
    failure = next_hop(HERE, "/on", hops)
    assert isinstance(failure, Failure)
    assert failure.state is FetchState.REDIRECT_LOOP
    assert next_hop(HERE, "/on", hops[1:]) == "https://a.example/on"
