"""Reasons to reject an item whose objects could be counted differently.

Every check raises `Rejected` with one of the reasons below, and is silent otherwise.
"""

from scenegen.errors import Rejected
from scenegen.tasks.showing import Showing

WRONG_COUNT = "wrong_count"
SIMILAR_OBJECT = "similar_object"
UNSEEN_INSTANCE = "unseen_instance"
UNSTABLE_COUNT = "unstable_count"
SINGLE_VIEW = "single_view"
OTHER_COUNTS = "other_counts"
FEW_VIEWS_NEEDED = "few_views_needed"
CUT_INSTANCE = "cut_instance"
MERGED_PAIR = "merged_pair"
UNCLEAR_ON_MAP = "unclear_on_map"


def check_seen(
    views: tuple[Showing, ...], entities: tuple[int, ...], *, seen_pcm: int
) -> None:
    """The count must stay when the threshold is halved or doubled.

    So each object fills twice the threshold in some view. One that stays under half of
    it everywhere would not be counted, but the map would show it: rejected as well.

    Raises:
        Rejected: UNSEEN_INSTANCE or UNSTABLE_COUNT.
    """
    for entity in entities:
        if any(view.shows(entity, 2 * seen_pcm) for view in views):
            continue
        if any(view.shows(entity, seen_pcm / 2) for view in views):
            raise Rejected(UNSTABLE_COUNT)
        raise Rejected(UNSEEN_INSTANCE)


def check_no_view_suffices(
    views: tuple[Showing, ...], entities: tuple[int, ...], *, seen_pcm: int
) -> None:
    """No view shows all objects, not even at half of the threshold.

    Raises:
        Rejected: SINGLE_VIEW.
    """
    if any(len(view.shown(seen_pcm / 2)) == len(entities) for view in views):
        raise Rejected(SINGLE_VIEW)


def check_counts(
    views: tuple[Showing, ...], wanted: tuple[int, ...], *, seen_pcm: int
) -> None:
    """The views show as many as the slot says, in whatever order.

    Raises:
        Rejected: OTHER_COUNTS.
    """
    counts = sorted(len(view.shown(seen_pcm)) for view in views)
    if counts != sorted(wanted):
        raise Rejected(OTHER_COUNTS)


def check_whole(
    views: tuple[Showing, ...],
    entities: tuple[int, ...],
    *,
    seen_pcm: int,
    clear_percent: int,
) -> None:
    """Some view shows each object large enough, uncut, and not much hidden.

    Raises:
        Rejected: CUT_INSTANCE.
    """
    for entity in entities:
        if not any(
            view.shows(entity, seen_pcm)
            and view.is_clear(entity, percent=clear_percent)
            for view in views
        ):
            raise Rejected(CUT_INSTANCE)


def check_uncut(views: tuple[Showing, ...], *, seen_pcm: int) -> None:
    """No border cuts off what counts as seen.

    Where every view is needed, few objects are in two of them, and mostly beside a
    border; so objects that it cuts off would be those to count once less.

    Raises:
        Rejected: CUT_INSTANCE.
    """
    if any(view.is_cut(each) for view in views for each in view.shown(seen_pcm)):
        raise Rejected(CUT_INSTANCE)


def check_apart(views: tuple[Showing, ...], *, seen_pcm: int) -> None:
    """Two objects that touch in one view are separate in another.

    Another view does so when it shows at least one of them large enough and does not
    show them touching.

    Raises:
        Rejected: MERGED_PAIR.
    """
    for view in views:
        for pair in view.touching:
            if not any(_tells_apart(other, pair, seen_pcm) for other in views):
                raise Rejected(MERGED_PAIR)


def _tells_apart(view: Showing, pair: tuple[int, int], seen_pcm: int) -> bool:
    if pair in view.touching:
        return False
    return view.shows(pair[0], seen_pcm) or view.shows(pair[1], seen_pcm)


def check_map(
    view: Showing, entities: tuple[int, ...], *, seen_pcm: int, clear_percent: int
) -> None:
    """The map shows each object, whole and hardly hidden, and no two as one.

    Raises:
        Rejected: UNCLEAR_ON_MAP.
    """
    if view.touching:
        raise Rejected(UNCLEAR_ON_MAP)
    for entity in entities:
        if not view.shows(entity, seen_pcm) or not view.is_clear(
            entity, percent=clear_percent
        ):
            raise Rejected(UNCLEAR_ON_MAP)
