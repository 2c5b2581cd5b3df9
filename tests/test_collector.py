"""The cycle collector rests while a pause lasts, and goes on after the last of them; what was off stays off."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from corridor_tui import collector


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    yield
    gc.enable()


def test_pauses_may_overlap_in_threads() -> None:
    inside, over = threading.Event(), threading.Event()

    def long() -> None:
        with collector.paused():
            inside.set()
            over.wait(30)

    other = threading.Thread(target=long)
    with collector.paused():
        other.start()
        assert inside.wait(30)
        assert not gc.isenabled()
    assert not gc.isenabled()
    over.set()
    other.join(30)
    assert gc.isenabled()


def test_a_pause_ends_with_its_error() -> None:
    with pytest.raises(ValueError, match="odd"), collector.paused():
        raise ValueError("odd")
    assert gc.isenabled()


def test_what_is_held_at_the_start_is_not_let_go_by_a_pause() -> None:
    collector.hold()
    with collector.paused():
        pass
    assert not gc.isenabled()
    collector.release()
    assert gc.isenabled()
