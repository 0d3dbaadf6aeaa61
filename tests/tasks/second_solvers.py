"""The solvers from tokens and from masks, for items of any task and any categories."""

from collections.abc import Mapping

from scenegen.catalogue import Category
from scenegen.records.item import Facts
from scenegen.records.visibility import SceneVisibility
from scenegen.tasks.multiview.solvers import count_from_masks, count_from_sheet
from scenegen.tasks.path.kinds import KINDS as PATH_KINDS
from scenegen.tasks.path.phrasing import read as read_path
from scenegen.tasks.perspective.facing.kinds import FACING_KINDS
from scenegen.tasks.perspective.facing.phrasing import read_facing
from scenegen.tasks.perspective.kinds import KINDS as PERSPECTIVE_KINDS
from scenegen.tasks.perspective.phrasing import read as read_perspective
from scenegen.tasks.solving.segmented_views import segmented_views
from scenegen.tasks.solving.token_sheet import TokenSheet, sheet_of_facts


def solve_sheet(
    task: str, sheet: TokenSheet, categories: Mapping[str, Category]
) -> int | None:
    """As `Task.solve_from_tokens`."""
    if task == "path":
        walk = read_path(sheet.text)
        answer = PATH_KINDS[walk.kind].solvers.tokens(sheet, walk)
        return None if answer is None else sheet.place_of(answer)
    if task == "perspective":
        facing = read_facing(sheet.text)
        if facing is not None:
            answer = FACING_KINDS[facing.kind].solvers.tokens(sheet, facing)
            return None if answer is None else sheet.place_of(answer)
        turn = read_perspective(sheet.text)
        answer = PERSPECTIVE_KINDS[turn.kind].solve_from_tokens(sheet, turn)
        return None if answer is None else sheet.place_of(answer)
    return count_from_sheet(sheet, categories)


def from_tokens(facts: Facts, categories: Mapping[str, Category]) -> int | None:
    """As `ItemGenerator.solve_from_tokens`."""
    sheet = sheet_of_facts(facts, categories)
    return solve_sheet(facts.question.task, sheet, categories)


def from_masks(
    facts: Facts, visibility: SceneVisibility, categories: Mapping[str, Category]
) -> int:
    """As `ItemGenerator.solve_from_masks`."""
    views = segmented_views(facts, visibility, categories)
    if facts.question.task == "path":
        walk = read_path(views.text)
        return views.place_of(PATH_KINDS[walk.kind].solvers.masks(views, walk))
    if facts.question.task == "perspective":
        facing = read_facing(views.text)
        if facing is not None:
            return views.place_of(
                FACING_KINDS[facing.kind].solvers.masks(views, facing)
            )
        turn = read_perspective(views.text)
        return views.place_of(
            PERSPECTIVE_KINDS[turn.kind].solve_from_masks(views, turn)
        )
    return count_from_masks(views)
