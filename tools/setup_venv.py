"""Create the virtual environment, or say in one line why it cannot be done.

Runs under whatever `python3` the machine has, so the syntax stays old.
"""

import subprocess
import sys

NEEDED = (3, 11)


def main(folder):
    """Create a virtual environment in `folder`; return the exit code."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < NEEDED:
        print("corridor-tui needs Python 3.11 or newer; %s is %s." % (sys.executable, version))  # noqa: UP031
        print("Name another one:  make run PYTHON=/path/to/python3.12")
        return 1
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        print("This Python (%s) comes without venv." % version)  # noqa: UP031
        print("On Debian and Ubuntu:  sudo apt-get install python3-venv   On Fedora it is part of python3.")
        return 1
    return subprocess.call([sys.executable, "-m", "venv", "--clear", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
