"""The unit of identity: a registrable domain, or a tenant on a shared host."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.urls import home_of, platform_of, prepare, same_site, site_of, sites


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://blog.garden.co.uk/a", "garden.co.uk"),
        ("WWW.Garden.COM", "garden.com"),
        ("garden.com:8080/a", "garden.com"),
        ("https://gärten.example/", "xn--grten-gra.example"),
        ("https://anna.blogspot.com/p", "anna.blogspot.com"),
        ("https://www.anna.blogspot.com/p", "anna.blogspot.com"),
        ("https://anna.blogspot.de/p", "anna.blogspot.de"),
        ("https://shop.anna.wordpress.com/", "anna.wordpress.com"),
        ("https://anna.github.io/x", "anna.github.io"),
        ("https://www.blogspot.com/", "blogspot.com"),
        ("blogspot.com", "blogspot.com"),
        ("https://medium.com/@Anna/post", "medium.com/@anna"),
        ("https://www.medium.com/@Anna?x=1", "medium.com/@anna"),
        ("https://medium.com/p/1", "medium.com"),
        ("https://medium.com/garden-notes/post", "medium.com"),
        ("https://medium.com/", "medium.com"),
        ("https://sites.google.com/view/anna/home", "sites.google.com/view/anna"),
        ("https://linkedin.com/in/anna", "linkedin.com/in/anna"),
        ("https://github.com/anna/tool#readme", "github.com/anna"),
        ("https://github.com/topics/garden", "github.com"),
        ("https://www.youtube.com/user/anna/videos", "youtube.com/user/anna"),
        ("https://youtube.com/watch?v=1", "youtube.com"),
        ("https://a.garden.uk.com/", "garden.uk.com"),
        ("http://192.168.0.1/a", "192.168.0.1"),
        ("http://[::1]:80/", "[::1]"),
        ("http://localhost:8000/", "localhost"),
        ("co.uk", ""),
        ("word", ""),
        ("", ""),
        ("https:///a", ""),
        ("not a host", ""),
        ("http://a b/", ""),
    ],
)
def test_an_address_belongs_to_a_site(address: str, site: str) -> None:
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("address", "platform"),
    [
        ("anna.wordpress.com", "wordpress.com"),
        ("https://anna.blogspot.com/p", "blogspot.com"),
        ("medium.com/@anna", "medium.com"),
        ("anna.github.io", "github.io"),
        ("garden.com", ""),
        ("garden.uk.com", ""),
        ("garden.co.uk", ""),
        ("wordpress.com", ""),
        ("127.0.0.1", ""),
        ("localhost", ""),
        ("", ""),
    ],
)
def test_a_tenant_stands_on_a_platform(address: str, platform: str) -> None:
    assert platform_of(address) == platform


def test_two_addresses_of_one_site() -> None:
    assert same_site("https://blog.garden.com/a", "garden.com")
    assert not same_site("https://anna.blogspot.com/", "https://jo.blogspot.com/")
    assert not same_site("", "")


def test_the_lists_are_loaded_when_there_is_time() -> None:
    lists = (sites._suffixes, sites._registry_suffixes)
    for one in lists:
        one.cache_clear()
    prepare()
    assert all(one.cache_info().currsize for one in lists)


def test_the_home_page_keeps_scheme_and_port() -> None:
    assert home_of("HTTPS://garden.com:81/a?b#c") == "https://garden.com:81/"
    assert home_of("https://garden.com?b") == "https://garden.com/"
    assert home_of("no address") == ""


@given(
    st.from_regex(r"([a-z0-9-]{1,8}\.){1,4}(com|co\.uk|blogspot\.com|io|example)", fullmatch=True)
)
def test_the_site_of_a_site_is_itself(host: str) -> None:
    site = site_of(host)
    assert site_of(site) == site
    assert site == "" or host.endswith(site)
    assert site == site_of(f"https://{host}/?page=2")
