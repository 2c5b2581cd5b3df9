"""docs/keys.md says what the key table says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from corridor_tui.tui.keys import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_the_table() -> None:
    code = "import runpy; print(runpy.run_path('tools/keys_doc.py')['document'](), end='')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert page == done.stdout, "run `python tools/keys_doc.py`"
    assert all(f"| `{command.id}` |" in page for command in COMMANDS)
