"""The child that loads the seed corpus: tagging stays out of the monitor's process.

`python -m corridor_tui.tui.seeding_child STORE [CONFIG]`; its last line on the error output says what went wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corridor_tui.model import CorridorError


def main(arguments: list[str]) -> int:
    """Load the seeds into the store named, tagged by the user's rules too. Gives the exit code."""
    from corridor_tui.config import load_config
    from corridor_tui.services.seeding import load_seeds

    try:
        store, *config = (Path(argument) for argument in arguments)
        load_seeds(store, load_config(config[0] if config else None))
    except CorridorError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
