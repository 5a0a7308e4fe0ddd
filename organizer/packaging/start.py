"""Where a packaged program begins: as `main.py`, but that everything is there already."""

import gc
import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["-m", "organizer.cards.worker"]:  # as `organizer.cards.worker` starts it
        from organizer.cards.worker import main as read_cards

        read_cards()
    else:
        gc.disable()  # as main.py does
        from organizer.app import main

        sys.exit(main())
