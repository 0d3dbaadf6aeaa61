"""A token of one's own: the visible objects of a view, read from left to right.

    <SCANPATH_START><CATEGORY_chair><INSTANCE_3><PIXEL_41>...<SCANPATH_END>

The object map lists objects by id, which says nothing about the picture. A scanpath
lists the same objects in the order in which a glance from left to right meets them.
"""

from scenegen.records.item import TokenRows
from scenegen.records.scene import Scene
from scenegen.records.visibility import ViewVisibility
from scenegen.tokens import TableField, TableToken
from scenegen.tokens.birds_eye_grid import BOX_GRID
from scenegen.tokens.object_map import INSTANCES, map_entries


class Scanpath(TableToken):
    """Category, instance and middle column of every object, in the order of columns."""

    name = "scanpath"
    doc = (
        "visible objects per view, in the order of `cameras`, from left to right: "
        "category, instance, middle column of the box on a 336-pixel grid"
    )
    start, end = "<SCANPATH_START>", "<SCANPATH_END>"
    fields = (
        TableField("category", "CATEGORY"),
        TableField("instance", "INSTANCE", INSTANCES),
        TableField("pixel", "PIXEL", range(BOX_GRID)),
    )

    def rows(self, scene: Scene, visibility: ViewVisibility) -> TokenRows:
        """The objects that have an entry on the object map, by the middle of their box.

        Whole numbers only, and equal columns are ordered by instance: the rows are the
        same on every machine.
        """
        entries = map_entries(scene, visibility)
        found = [(_middle(each.box), each.instance, each.category) for each in entries]
        return tuple((name, instance, pixel) for pixel, instance, name in sorted(found))


def _middle(box: tuple[int, int, int, int]) -> int:
    """The middle column of a box (x0, y0, x1, y1), inclusive."""
    return (box[0] + box[2]) // 2


SCANPATH = Scanpath()
