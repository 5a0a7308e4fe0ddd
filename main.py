#!/usr/bin/env python3
"""The double-click: sees to it that the program can run on this machine, and runs it."""

# No `from __future__ import annotations`: a Python too old for it must get as far as being told.

import gc
import sys

# A start makes objects and throws few away: collecting meanwhile costs 10 of 180 ms of processor
# time. `organizer.gui.program` switches it on again. Without compiled modules it costs 60 ms more.
gc.disable()
sys.dont_write_bytecode = False

from organizer import bootstrap  # noqa: E402

if __name__ == "__main__":
    bootstrap.ensure(sys.argv)
    from organizer.app import main

    sys.exit(main())
