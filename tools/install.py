"""Install a lock file and the project into this virtual environment, then leave a stamp for make.

Every download is checked against the lock's hashes; the project itself is installed in place, with the
build backend that the lock names, so nothing unpinned is fetched.
"""

import pathlib
import subprocess
import sys


def main(lock: str, stamp: str) -> int:
    """Install `lock` and the project; touch `stamp` when both succeeded. Returns the exit code."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    print(f"Installing the locked requirements of {lock} (once; about a minute) ...", flush=True)
    steps = (
        [*pip, "--require-hashes", "--requirement", lock],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."],
    )
    for step in steps:
        code = subprocess.call(step)
        if code:
            print(
                "The installation failed: the lines above say why. Nothing outside .venv was changed.", file=sys.stderr
            )
            return code
    pathlib.Path(stamp).touch()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
