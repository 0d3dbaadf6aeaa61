"""What goes wrong with the Hub, as errors that say what to do.

No message holds a header, or what signs an address.
"""

from __future__ import annotations

import re

from huggingface_hub import constants, utils
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled, OIDCError

from scenegen.errors import PushError

TRIES = 5
"""Of a request that fails for a reason that may pass."""

LONGEST_WAIT_S = 300.0
"""A server that wants more patience than this is left alone."""

PASSING = frozenset({408, 429, 500, 502, 503, 504})
"""Status codes after which the same request may succeed."""

DroppedError: type[Exception] = HfHubHTTPError.__mro__[1]
"""The base of all errors of the HTTP library, whichever release brings which one."""

WRONG = (OIDCError, OSError, RuntimeError, ValueError, DroppedError)
"""What huggingface_hub and the libraries below it raise."""


def cause_of(error: BaseException) -> BaseException:
    """What really went wrong: uploads wrap it."""
    if isinstance(error, RuntimeError) and error.__cause__ is not None:
        return error.__cause__
    return error


def status_of(error: BaseException) -> int | None:
    """The status code of an answer; None when there was none."""
    return error.response.status_code if isinstance(error, HfHubHTTPError) else None


def patience(error: BaseException, number: int) -> float | None:
    """Seconds to wait before the next try; None when another try is of no use."""
    if isinstance(error, HfHubHTTPError):
        if error.response.status_code not in PASSING:
            return None
        asked = _retry_after(error)
        if asked is not None:
            return asked if asked <= LONGEST_WAIT_S else None
        return float(2**number)
    if isinstance(error, OfflineModeIsEnabled):
        return None
    is_dropped = isinstance(error, (DroppedError, ConnectionError, TimeoutError))
    return float(2**number) if is_dropped else None


def _retry_after(error: HfHubHTTPError) -> float | None:
    """The seconds that a server asks for."""
    text = error.response.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    limits = utils.parse_ratelimit_headers(error.response.headers)
    if limits is not None and limits.remaining == 0:
        return float(limits.reset_in_seconds)
    return None


def race(repo: str) -> PushError:
    """The error for a commit whose parent is not the head any more."""
    return PushError(
        f"{repo}: somebody else committed to it meanwhile. Nothing of theirs was "
        "overwritten. Look at what they changed, then run the same command again: "
        "what has arrived is not sent again."
    )


REMEDIES = {
    400: "the Hub does not accept what was sent",
    401: "the Hub does not know the token, or the repository is not yours to see: run "
    "`hf auth login` again",
    402: "the account has no room left: free some, or ask for more",
    403: "the token may not write there: make one with the right to write to this "
    "owner's repositories, and run `hf auth login`",
    404: "there is no such repository, or the token may not see it: check OWNER/NAME",
    413: "a file is too large for the Hub",
    429: "the Hub is asked too often: run the same command again later",
}
"""What an answer means, and what to do."""


def explained(doing: str, error: BaseException) -> PushError:
    """What went wrong, for people; without headers and addresses."""
    status = status_of(error)
    if isinstance(error, HfHubHTTPError):
        remedy = REMEDIES.get(error.response.status_code)
        if remedy is None and error.response.status_code >= 500:
            remedy = (
                f"the Hub failed {TRIES} times; run the same command again later: what "
                "has arrived is not sent again"
            )
        waits = _retry_after(error) if status == 429 else None
        after = f" in {waits:.0f} s" if waits else ""
        said = (
            f" It says: {_bare(error.server_message)}" if error.server_message else ""
        )
        return PushError(
            f"{doing}: status {status}, {remedy or 'which is not expected'}{after}."
            f"{said}"
        )
    if isinstance(error, OfflineModeIsEnabled):
        return PushError(f"{doing}: HF_HUB_OFFLINE is set; unset it to push.")
    if isinstance(error, DroppedError):
        return PushError(
            f"{doing}: no connection to {constants.ENDPOINT} ({type(error).__name__}). "
            "Run the same command again: what has arrived is not sent again."
        )
    return PushError(f"{doing}: {_bare(str(error)) or type(error).__name__}")


def _bare(text: str) -> str:
    """A text without what signs an address and without tokens."""
    return re.sub(r"(?<=\?)[^\s'\")>]+|\bhf_\w+", "...", text)
