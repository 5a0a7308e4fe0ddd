"""Builds what people install: `python3 -m organizer.packaging [--with-cards] [--to DIR]`.

PyInstaller (`organizer.spec`) gathers the program, Python and Qt in one folder. On Linux a .deb is
made of it, on Windows an installer by Inno Setup, on macOS the bundle is packed as a disk image;
the last two follow the tools' documentation and were not tried. Each is built on its own platform.
"""

# No `from __future__ import annotations`: a Python too old for it must get as far as being told.

import sys

from organizer import bootstrap

if __name__ == "__main__":
    wanted = ("package", "encryption", "mail", *(("cards",) if "--with-cards" in sys.argv else ()))
    bootstrap.ensure(["-m", "organizer.packaging", *sys.argv[1:]], extras=wanted)
    from organizer.packaging.build import main

    sys.exit(main())
