"""How much of a record comes back when a page of its file is lost: each page in turn.

python3 -m tests.benchmarks.recovery
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from organizer.model.first_page import FILE_NAME
from organizer.model.recovery import recover
from tests.benchmarks.record import many_contacts
from tests.fakes import MONDAY
from tests.model.test_recovery import PAGE, rows


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        many_contacts(folder / "whole", 600)
        whole = (folder / "whole" / FILE_NAME).read_bytes()
        before = rows(folder / "whole" / FILE_NAME).keys()
        back = []
        for page in range(len(whole) // PAGE):
            damaged = bytearray(whole)
            damaged[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
            (folder / FILE_NAME).write_bytes(damaged)
            with tempfile.TemporaryDirectory(dir=folder) as fresh:
                after = rows(recover(folder / FILE_NAME, Path(fresh), MONDAY, "lost").file)
            own = {key for key, row in after.items() if not str(row[1]).startswith("stand-in-")}
            back.append(len(before & own) / len(before))
    unharmed = sum(1 for share in back if share == 1)
    print(f"{len(before)} records on {len(back)} pages, each overwritten in turn")
    print(f"all of them back after {unharmed}, at worst {min(back):.1%}, on the whole ", end="")
    print(f"{sum(back) / len(back):.1%}")


if __name__ == "__main__":
    main()
