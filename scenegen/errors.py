"""What a user can mend, and the one signal that is not an error.

ScenegenError            exit code 1, one clear message, no traceback
├── RecipeError          an unknown key, a value out of bounds, an unknown name
├── AssetError           a file whose hash, licence or geometry is wrong
├── SamplingError        a slot that no scene filled
├── RenderError          a renderer that is missing or has failed
├── ShardError           a folder of another recipe, a damaged file
├── OutputError          a folder that cannot be written, a full disk
├── TokenError           token text that cannot be read
├── AuditError           an audit that cannot be made
├── PushError            a data set that cannot be published
├── LockError            a lock that cannot be read or made
├── ExportError          a form that a data set cannot be exported in
├── ScoreError           predictions that cannot be scored
└── UnreadableError      what lies where a file should, or a file that is damaged

Rejected                 an unlucky scene: tallied, and the next attempt is made
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from scenegen.installation import finds_no_room, is_needed

WIDEST = 80
"""Characters of a value that messages show."""

LONGEST = 300
"""Characters of the words of a library that messages show."""


def shown(value: object) -> str:
    """A value as messages show it: the beginning of it, on one line."""
    try:
        text = repr(value)
    except ValueError:  # a whole number of more digits than Python prints
        return "a number of thousands of digits"
    except RecursionError:
        return "a value that holds itself"
    return text if len(text) <= WIDEST else f"{text[:WIDEST]}..."


def said(error: BaseException) -> str:
    """What an error says: one line, as long as a message may be, never nothing."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    text = " ".join(str(error).split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
    # Of a missing key the text is the key alone, and an error may have none.
    is_told = isinstance(error, ValueError | OSError) and text
    return text if is_told else f"{type(error).__name__}: {text}"


class ScenegenError(Exception):
    """Something that the user can mend; the message says who, what, where, what now."""


class RecipeError(ScenegenError):
    """A recipe, an option or a name that cannot be used."""


class AssetError(ScenegenError):
    """An asset file that is missing, changed or malformed."""


class RenderError(ScenegenError):
    """A renderer that cannot be opened, or that failed on an item."""


class ShardError(ScenegenError):
    """A data set folder that is damaged or that belongs to another recipe."""


class OutputError(ScenegenError):
    """An output folder that cannot be written."""


class TokenError(ScenegenError):
    """Token text that does not follow the token specification."""


class AuditError(ScenegenError):
    """An audit for which a library is missing, or items."""


class PushError(ScenegenError):
    """A data set that may not be published yet, or a Hub that does not take it."""


class LockError(ScenegenError):
    """A lock that cannot be read, or made."""


class ExportError(ScenegenError):
    """A format, a style or a target that a data set cannot be exported with."""


class ScoreError(ScenegenError):
    """Predictions that are not of this data set, or that cannot be read."""


class UnreadableError(ScenegenError, ValueError):
    """No file, one that is too large, or one whose bytes are damaged.

    It is a ValueError, too: who reads a file that may be damaged expects one.
    """


@contextmanager
def told_as(kind: type[ScenegenError], where: object, remedy: str) -> Iterator[None]:
    """The door to a library that reads what may be damaged: one message for all errors.

    Which errors a library raises over damaged bytes its documentation never says in
    full, and the next release has others: so a door lets none through, of whatever
    class, but that a library is not there, or that there is no memory for it, for
    which no file is to blame. Nothing but the reading belongs into its block.

    Args:
        kind: of the error that is raised instead.
        where: the file, and the place in it; a message begins with it.
        remedy: what the user can do, as a sentence.

    Raises:
        ScenegenError: of that kind; one that says what is wrong already passes.
    """
    try:
        yield
    except ScenegenError:
        raise
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and is_needed(error.name):
            raise
        if isinstance(error, ImportError) and finds_no_room(error):
            raise
        raise kind(f"{where} cannot be read ({said(error)}). {remedy}") from error


class SamplingError(ScenegenError):
    """A slot for which no attempt gave an acceptable scene."""

    @classmethod
    def exhausted(
        cls, address: str, attempts: int, tally: Mapping[str, int]
    ) -> "SamplingError":
        """The error after the last attempt, with the reasons in falling order."""
        ranked = sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))
        reasons = ", ".join(f"{reason} {count}" for reason, count in ranked)
        return cls(
            f"{address}: no scene in {attempts} attempts ({reasons}). "
            "Usual remedies: raise max_attempts, ask for less in params, or, where "
            "rooms are too full, raise layout.area_pct or lower layout.strays. "
            "The page Rejections of the documentation explains each reason."
        )


class Rejected(Exception):
    """An unlucky scene; `reason` is a short constant so that it can be tallied."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
