#!/usr/bin/env python3
"""The double-click: sees to it that the program can run on this machine, and runs it."""

# No `from __future__ import annotations`: a Python too old for it must get as far as being told.

import sys

from organizer import bootstrap

if __name__ == "__main__":
    bootstrap.ensure(sys.argv)
    from organizer.app import main

    sys.exit(main())
