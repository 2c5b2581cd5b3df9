"""The wheel carries everything the program needs: it runs from another folder, without the source checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment in which `corridor_tui` is the wheel's, and HOME is empty."""
    site = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "--quiet", "install", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(command, check=True, capture_output=True, text=True, timeout=300)
    home = tmp_path_factory.mktemp("home")
    keep = {key: value for key, value in os.environ.items() if not key.startswith(("CORRIDOR_TUI", "XDG_"))}
    return keep | {"PYTHONPATH": str(site), "HOME": str(home)}


def run(installed: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "corridor_tui", *arguments]
    return subprocess.run(command, cwd=folder, env=installed, capture_output=True, text=True, timeout=120)


def test_the_wheel_ships_configuration_seeds_and_rules(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "corridor_tui/data/config.toml" in names
    assert len([name for name in names if name.startswith("corridor_tui/data/seeds/") and name.endswith(".md")]) == 5
    assert {"corridor_tui/tagging/data/corridors.toml", "corridor_tui/tagging/data/metrics.toml"} <= set(names)
    assert "corridor_tui/py.typed" in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_installed_program_is_not_the_checkout(installed: dict[str, str], tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-c", "import corridor_tui; print(corridor_tui.__file__)"]
    answer = subprocess.run(command, cwd=tmp_path, env=installed, capture_output=True, text=True, check=True)
    assert answer.stdout.startswith(installed["PYTHONPATH"])


def test_it_tags_a_text_from_another_folder(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "In 2024 the Middle Corridor carried 4.5 million tons of cargo through Aktau port."
    )
    answer = run(installed, tmp_path, "tag", "note.txt", "--published", "2025-02-01")
    assert answer.returncode == 0, answer.stderr
    assert "middle-corridor" in answer.stdout
    assert "4500000" in answer.stdout.replace(",", "").replace(" ", "")


def test_it_lists_the_seed_corpus_from_an_empty_home(installed: dict[str, str], tmp_path: Path) -> None:
    answer = run(installed, tmp_path, "articles", "--all", "--json", "--db", str(tmp_path / "store.sqlite"))
    assert answer.returncode == 0, answer.stderr
    assert len(json.loads(answer.stdout)) == 5
