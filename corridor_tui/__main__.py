"""`python -m corridor_tui` and the console script `corridor-tui`."""

from corridor_tui.cli.main import main

if __name__ == "__main__":
    main()
