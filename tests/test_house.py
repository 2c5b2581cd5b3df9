"""The house: setting up asks nothing, locks are whole, and no file names a package index or a machine's path."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def locked(name: str) -> dict[str, str]:
    """Requirement name -> version of a lock file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", (ROOT / name).read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_a_hash_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 20
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links", text) == []


def test_the_locks_fit_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    runtime, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    for line in project["project"]["dependencies"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(runtime[wanted.name]), line
    for line in project["dependency-groups"]["dev"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(dev[wanted.name]), line
    assert {name: dev[name] for name in runtime} == runtime


def test_a_python_without_venv_is_told_what_to_install(tmp_path: Path) -> None:
    script = "import sys; sys.modules['ensurepip'] = None; import runpy; sys.argv[1:] = [sys.argv[2]]; "
    script += "runpy.run_path(sys.argv[0] or '', run_name='__main__')"
    script = script.replace("sys.argv[0] or ''", repr(str(ROOT / "tools/setup_venv.py")))
    answer = subprocess.run([sys.executable, "-c", script, "-", str(tmp_path / "v")], capture_output=True, text=True)
    assert answer.returncode == 1
    assert "python3-venv" in answer.stdout
    assert answer.stderr == ""
    assert not (tmp_path / "v").exists()


def test_no_file_names_a_machine_path_or_a_package_index() -> None:
    hosts = ["py" + "pi.org", "python" + "hosted", "registry.np" + "mjs", "deb.deb" + "ian.org"]
    paths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/runner"]
    found = []
    for path in tracked():
        if path.suffix in (".png", ".gz"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in hosts + paths if word in text]
    assert found == []
