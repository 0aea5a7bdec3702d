import ssl

import httpcore
import pytest

from linktriage.fetching.addresses import NoAddress, PrivateAddress
from linktriage.fetching.bodies import CutShort, TooLarge, UnknownEncoding
from linktriage.fetching.failures import Stage, is_challenge, is_temporary, of_error, of_status
from linktriage.model import FetchState


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (400, FetchState.BLOCKED),
        (401, FetchState.BLOCKED),
        (403, FetchState.BLOCKED),
        (404, FetchState.NOT_FOUND),
        (408, FetchState.TIMEOUT),
        (410, FetchState.GONE),
        (429, FetchState.RATE_LIMITED),
        (451, FetchState.BLOCKED),
        (500, FetchState.SERVER_ERROR),
        (999, FetchState.RATE_LIMITED),
    ],
)
def test_each_status_has_its_state(status: int, state: FetchState) -> None:
    failure = of_status(status, b"")
    assert failure is not None
    assert failure.state is state
    assert failure.detail.endswith(".")


def test_a_fine_status_is_no_failure() -> None:
    assert of_status(200, b"<p>Hello") is None


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_bot_filter_blocks_whatever_its_status(status: int) -> None:
    by_body = of_status(status, b"<title>Just a moment...</title>")
    by_header = of_status(status, b"", challenged=True)
    assert by_body == by_header
    assert by_body is not None
    assert by_body.state is FetchState.BLOCKED


def test_an_article_about_bot_filters_is_none() -> None:
    assert not is_challenge(b"<p>The page says Just a moment... and shows a captcha.</p>")
    assert not is_challenge(b"_cf_chl_opt" + b" " * 60_000)


@pytest.mark.parametrize(("status", "temporary"), [(429, True), (503, True), (501, False)])
def test_some_failures_pass(status: int, temporary: bool) -> None:
    assert is_temporary(status) is temporary
    assert not is_temporary(404)
    assert not is_temporary(999)


class _H11Error(Exception):
    def __init__(self, hint: int) -> None:
        self.error_status_hint = hint


@pytest.mark.parametrize(
    ("error", "stage", "state", "temporary"),
    [
        (NoAddress(for_now=True), "connecting", FetchState.DNS, True),
        (NoAddress(for_now=False), "connecting", FetchState.DNS, False),
        (PrivateAddress("x"), "connecting", FetchState.PRIVATE_ADDRESS, False),
        (TooLarge(), "reading", FetchState.TOO_LARGE, False),
        (CutShort(), "reading", FetchState.CUT_SHORT, False),
        (UnknownEncoding("br"), "reading", FetchState.NOT_A_PAGE, False),
        (ConnectionRefusedError(), "connecting", FetchState.REFUSED, False),
        (ConnectionResetError(), "connecting", FetchState.CONNECTION, True),
        (ConnectionResetError(), "waiting", FetchState.CONNECTION, True),
        (ConnectionResetError(), "securing", FetchState.TLS, False),
        (ConnectionResetError(), "reading", FetchState.CUT_SHORT, False),
        (TimeoutError(), "securing", FetchState.TIMEOUT, False),
        (_H11Error(431), "waiting", FetchState.TOO_LARGE, False),
        (_H11Error(400), "waiting", FetchState.PROTOCOL, False),
        (httpcore.RemoteProtocolError(), "waiting", FetchState.CONNECTION, True),
    ],
)
def test_each_error_has_its_state_and_a_sentence(
    error: Exception, stage: Stage, state: FetchState, temporary: bool
) -> None:
    wrapped = RuntimeError("wrapped")
    wrapped.__cause__ = error
    failure, again = of_error(wrapped, stage, "a.example")
    assert (failure.state, again) == (state, temporary)
    assert failure.detail.endswith(".")


def test_a_certificate_that_is_not_trusted_says_why() -> None:
    error = ssl.SSLCertVerificationError(1, "no")
    error.verify_message = "certificate has expired\x1b[2J"
    failure, _ = of_error(error, "securing", "a.example")
    assert failure.state is FetchState.TLS
    assert "(certificate has expired[2J)" in failure.detail
