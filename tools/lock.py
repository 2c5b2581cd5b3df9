"""Write requirements.lock and requirements-dev.lock from pyproject.toml: every version and hash, no index address."""

import pathlib
import subprocess
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).parents[1]
UNLOCKED = ("peers",)  # only a benchmark wants them, in an environment of its own
BUILD = ["hatchling", "editables"]  # what the editable install needs; locked, so that nothing unpinned is fetched


def compile_lock(requirements: list[str], target: str, *constraints: str) -> None:
    """Resolve `requirements` for every platform and Python from 3.11 on, and write `target`."""
    with tempfile.NamedTemporaryFile("w", suffix=".in") as source:
        source.write("\n".join(requirements))
        source.flush()
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--upgrade",
        ]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet"]
        for constraint in constraints:
            command += ["--constraint", constraint]
        subprocess.run([*command, "--output-file", target, source.name], check=True, cwd=ROOT)


def main() -> int:
    """Lock the runtime first, then the development set on top of the same versions."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime = project["project"]["dependencies"] + BUILD
    compile_lock(runtime, "requirements.lock")
    groups = project["project"].get("optional-dependencies", {})
    extras = [line for name, group in groups.items() if name not in UNLOCKED for line in group]
    compile_lock(runtime + extras + project["dependency-groups"]["dev"], "requirements-dev.lock", "requirements.lock")
    return 0


if __name__ == "__main__":
    sys.exit(main())
