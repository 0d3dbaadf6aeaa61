"""The command: furnish, measure, print, and say whether every bar holds."""

import argparse
import json
import sys
from pathlib import Path

from scenegen.catalogue import Catalogue
from tools.room_figures.report import Row, measure_item, measure_room, printed, table
from tools.room_figures.sampling import SEED, furnished_rooms, task_units


def main() -> int:
    """Print the table; 1 when a bar fails."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rooms", type=int, default=66, help="equally many of a kind")
    parser.add_argument("--units", type=int, default=0, help="units of tasks")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--worst", type=int, default=0, help="offenders named a line")
    parser.add_argument("--json", type=Path, help="where the lines are written as well")
    options = parser.parse_args()
    catalogue = Catalogue.open()
    rooms = [
        measure_room(made, catalogue)
        for made in furnished_rooms(catalogue, options.rooms, options.seed)
    ]
    items = [measure_item(facts, catalogue) for facts in task_units(options.units)]
    rows = table(rooms, items)
    sys.stdout.write(printed(rows, options.worst))
    if options.json is not None:
        options.json.write_text(
            json.dumps([_row(row) for row in rows], indent=1) + "\n"
        )
    return 0 if all(row.holds for row in rows) else 1


def _row(row: Row) -> dict[str, object]:
    return {**row._asdict(), "worst": list(row.worst)}


if __name__ == "__main__":
    sys.exit(main())
