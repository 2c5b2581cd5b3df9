"""`python -m corridor_tui` and the console script `corridor-tui`."""

from corridor_tui import collector

collector.hold()

from corridor_tui.cli.main import main  # noqa: E402

if __name__ == "__main__":
    main()
