"""Where a packaged program begins: as `main.py`, but that everything is there already."""

import gc
import sys
from importlib import import_module

_WORKERS = ("organizer.cards.worker", "organizer.exchange.calendar_reading")
"""What the program starts as processes of their own: `python -m` is not there."""

if __name__ == "__main__":
    if sys.argv[1:2] == ["-m"] and sys.argv[2:] and sys.argv[2] in _WORKERS:
        import_module(sys.argv[2]).main()
    else:
        gc.disable()  # as main.py does
        from organizer.app import main

        sys.exit(main())
