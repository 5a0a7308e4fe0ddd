"""`python3 -m tests [what pytest takes]`: the whole suite, on a machine that has only Python."""

# No `from __future__ import annotations`: a Python too old for it must get as far as being told.

import sys

from organizer import bootstrap

if __name__ == "__main__":
    bootstrap.ensure(["-m", "tests", *sys.argv[1:]], extras=("test",))
    bootstrap.ensure_qt_libraries()
    import pytest

    sys.exit(pytest.main())
