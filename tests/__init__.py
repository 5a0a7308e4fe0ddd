"""The test suite; mirrors organizer/."""

import os

# Here, because both `python3 -m tests` and a bare pytest come by before Qt does.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
