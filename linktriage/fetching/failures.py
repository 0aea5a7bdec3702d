"""What went wrong, as a named state and a sentence that says what to do.

`of_status` reads an answer of the server, `of_error` what was raised when there was none.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from typing import Literal

from linktriage.fetching.addresses import NoAddress, PrivateAddress
from linktriage.fetching.bodies import CutShort, TooLarge, UnknownEncoding
from linktriage.model import Failure, FetchState
from linktriage.text import clean_line

Stage = Literal["connecting", "securing", "waiting", "reading"]
"""How far an exchange had come: to the host, through TLS, to its answer, or into the body."""

# What a status says

_BY_STATUS = {
    401: Failure(FetchState.BLOCKED, "The page asks for a login: open it in a browser."),
    402: Failure(FetchState.BLOCKED, "The page is for paying visitors: open it in a browser."),
    404: Failure(FetchState.NOT_FOUND, "The page does not exist: look for another on the site."),
    408: Failure(FetchState.TIMEOUT, "The server gave up waiting: try again later."),
    410: Failure(FetchState.GONE, "The page was taken down for good: drop it."),
    451: Failure(FetchState.BLOCKED, "The page is withheld for legal reasons: drop it."),
}
_LIMITS = frozenset({420, 429, 430, 999})
_LASTING_ERRORS = frozenset({501, 505, 506, 508, 510, 511})


def of_status(status: int, body: bytes, *, challenged: bool = False) -> Failure | None:
    """Return what the status or a challenge in `body` makes of an answer, None when it is fine.

    `challenged` is what the headers say. Redirects and 304 are not failures.
    """
    if challenged or is_challenge(body):
        detail = "The site asks visitors to prove that they are human: open it in a browser."
        return Failure(FetchState.BLOCKED, detail)
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status in _LIMITS:
        detail = f"The site limits how often it is asked ({status}): try again tomorrow."
        return Failure(FetchState.RATE_LIMITED, detail)
    if 400 <= status < 500:
        detail = f"The site refuses to show the page to a program ({status}): open it in a browser."
        return Failure(FetchState.BLOCKED, detail)
    if status >= 500:
        detail = f"The server reports an error of its own ({status}): try again later."
        return Failure(FetchState.SERVER_ERROR, detail)
    return None


def is_temporary(status: int) -> bool:
    """Return whether the same request may well be answered in a moment."""
    return status in {425, 429, 430} or (500 <= status < 600 and status not in _LASTING_ERRORS)


_CHALLENGE_SIZE = 60_000
_CHALLENGE = re.compile(
    rb"_cf_chl_opt|cf-challenge-running|<title>Just a moment\.\.\.</title>|_Incapsula_Resource"
    rb"|captcha-delivery\.com|id=[\"']px-captcha|AwsWafIntegration|/_sec/cp_challenge/"
    rb"|<title>Attention Required! \| Cloudflare</title>|sucuri_cloudproxy_js"
    rb"|<title>DDoS-Guard</title>"
)
"""What the pages of the common bot filters hold and no article does: names of their scripts."""


def is_challenge(body: bytes) -> bool:
    """Return whether `body` is a bot filter's page; those are small, so larger ones are not."""
    return len(body) < _CHALLENGE_SIZE and _CHALLENGE.search(body) is not None


# What was raised


def of_error(error: Exception, stage: Stage, host: str) -> tuple[Failure, bool]:
    """Return the failure that an exception means, and whether asking again may cure it."""
    causes = tuple(_chain(error))
    for cause in causes:
        known = _of_cause(cause, host)
        if known is not None:
            return known, isinstance(cause, NoAddress) and cause.for_now
    return _of_stage(stage, causes, host)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_cause(cause: BaseException, host: str) -> Failure | None:
    match cause:
        case NoAddress():
            return Failure(FetchState.DNS, _no_address(host, for_now=cause.for_now))
        case PrivateAddress():
            return private_address(host)
        case TooLarge():
            return Failure(
                FetchState.TOO_LARGE, "The page is larger than 5 MB: look at it in a browser."
            )
        case UnknownEncoding():
            named = clean_line(str(cause), 40)
            detail = f"It is compressed as “{named}”, unasked: open it in a browser."
            return Failure(FetchState.NOT_A_PAGE, detail)
        case CutShort():
            return cut_short()
        case ssl.SSLCertVerificationError():
            reason = clean_line(cause.verify_message, 120).rstrip(".")
            detail = f"The certificate of {host} cannot be trusted ({reason}): see the site first."
            return Failure(FetchState.TLS, detail)
        case ConnectionRefusedError():
            detail = f"{host} answers no connection: the site is down or gone; try again later."
            return Failure(FetchState.REFUSED, detail)
        case _:
            return None


def _no_address(host: str, *, for_now: bool) -> str:
    if for_now:
        return f"The name server gave no answer for {host}: check the network, then try again."
    return f"No address is known for {host}: check the spelling, or drop the prospect."


def _of_stage(stage: Stage, causes: tuple[BaseException, ...], host: str) -> tuple[Failure, bool]:
    if any(isinstance(cause, TimeoutError) for cause in causes):
        return timeout(host), False
    # h11 names the status it would give to a peer's mistake: 431 is too many or too long headers.
    if any(getattr(cause, "error_status_hint", 0) == 431 for cause in causes):
        detail = "The headers alone are over 100 kB: look at the page in a browser."
        return Failure(FetchState.TOO_LARGE, detail), False
    if stage == "reading":
        return cut_short(), False
    if stage == "securing":
        detail = f"No secure connection to {host} could be made: see the site in a browser first."
        return Failure(FetchState.TLS, detail), False
    if any(hasattr(cause, "error_status_hint") for cause in causes):
        detail = f"{host} answers something else than a web server does: drop it."
        return Failure(FetchState.PROTOCOL, detail), False
    return _lost(stage, host), True


def _lost(stage: Stage, host: str) -> Failure:
    where = "could not be made" if stage == "connecting" else "broke off before an answer"
    detail = f"The connection to {host} {where}: check the network, then try again later."
    return Failure(FetchState.CONNECTION, detail)


def timeout(host: str) -> Failure:
    """Return the failure of a host that is too slow."""
    detail = f"{host} did not answer in time: try again later."
    return Failure(FetchState.TIMEOUT, detail)


def private_address(host: str) -> Failure:
    """Return the failure of a host outside the public internet."""
    detail = f"{host} is an address of a private network: nothing is asked there."
    return Failure(FetchState.PRIVATE_ADDRESS, detail)


def proxy(host: str, reason: str) -> Failure:
    """Return the failure of a proxy that cannot reach the host, or does not want to."""
    said = clean_line(reason, 60)
    detail = f"The proxy could not reach {host} ({said}): check the address and the proxy."
    return Failure(FetchState.CONNECTION, detail)


def bad_url(url: str) -> Failure:
    """Return the failure of an address that no server can be asked for."""
    detail = f"“{clean_line(url, 80)}” is not a web address: correct it."
    return Failure(FetchState.BAD_URL, detail)


def unchanged() -> Failure:
    """Return what a 304 says; not a failure of the page, but there is no body."""
    return Failure(FetchState.UNCHANGED, "The page has not changed since it was last read.")


def cut_short() -> Failure:
    """Return the failure of a body that ends too early."""
    return Failure(FetchState.CUT_SHORT, "The page broke off before its end: try again later.")


def not_a_page(found: str, wanted: str) -> Failure:
    """Return the failure of an answer of another type than was asked for."""
    detail = f"It is {clean_line(found, 60)}, not a {wanted}: choose another page of the site."
    return Failure(FetchState.NOT_A_PAGE, detail)


def empty() -> Failure:
    """Return the failure of an answer without any content."""
    return Failure(FetchState.EMPTY, "The page is empty: look at it in a browser.")
