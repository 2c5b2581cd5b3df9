"""A child process of the monitor: started without a shell, read line by line within limits, ended with its group.

The child works on hostile input, so nothing it does may hurt the monitor: a line or a flood beyond the limits, silence
beyond a time, a crash: each ends in an Ending with a sentence.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

LINE_LIMIT = 64 * 1024
OUTPUT_LIMIT = 32 * 1024 * 1024
SILENCE_SECONDS = 180.0
TAIL = 2_000
CHUNK = 64 * 1024
NICENESS = 7
"""How far a child and what it starts step back: the screen comes first where there are few processors for all.

Further back a busy machine would keep it from its work until sources seem not to answer.
"""
PATIENCE = 5.0
"""Seconds that a child has to end after its output has, or after it was asked to."""


class Ending(NamedTuple):
    """How a child ended: `code` is None where it was ended by the monitor; `trouble` is a sentence, or empty."""

    code: int | None
    trouble: str = ""


class Child:
    """One child process. `run` returns when it has ended; `stop` ends it and everything it started."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        silence: float = SILENCE_SECONDS,
        output_limit: int = OUTPUT_LIMIT,
        cwd: Path | None = None,
    ) -> None:
        """`arguments` is the whole command line; `silence` the seconds without a line after which it is taken to hang."""
        self.arguments = list(arguments)
        self.silence = silence
        self.output_limit = output_limit
        self.cwd = cwd
        self._process: asyncio.subprocess.Process | None = None
        self._stopped = False

    async def run(self, on_line: Callable[[bytes], None]) -> Ending:
        """Start it and hand over each line of its output; give its ending. Never raises but when cancelled."""
        try:
            process = await asyncio.create_subprocess_exec(
                *self.arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,
                cwd=self.cwd,
            )
        except OSError as error:
            return Ending(None, f"could not be started: {error.strerror or error}")
        self._process = process
        _step_back(process.pid)
        assert process.stdout is not None and process.stderr is not None
        errors = asyncio.create_task(_tail(process.stderr))
        try:
            trouble = await self._read(process.stdout, on_line)
            if trouble:
                self.stop()
            if not await _ends(process):
                self._signal(signal.SIGKILL)
                await _ends(process)
                trouble = trouble or "it had closed its output and did not end"
            said = await _within(errors)
        finally:
            errors.cancel()
            self.stop()
        if self._stopped and not trouble:
            return Ending(None)
        if not trouble and process.returncode:
            how = f"was ended by signal {-process.returncode}" if process.returncode < 0 else "failed"
            trouble = f"{how}: {said}" if said else how
        return Ending(process.returncode, trouble)

    async def _read(self, stream: asyncio.StreamReader, on_line: Callable[[bytes], None]) -> str:
        """Read to the end of the output. Gives the sentence of a fault, empty where there was none."""
        rest = b""
        total = 0
        while True:
            try:
                chunk = await asyncio.wait_for(stream.read(CHUNK), self.silence)
            except TimeoutError:
                return f"was ended: nothing was heard of it for {self.silence:.0f} s"
            if not chunk:
                return ""
            total += len(chunk)
            if total > self.output_limit:
                return "was ended: it would not stop writing"
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                if len(line) <= LINE_LIMIT:
                    on_line(line)
            if len(rest) > LINE_LIMIT:
                # An overlong line is dropped up to its end; what is kept can never be a whole event.
                rest = b"\x00"

    def stop(self) -> None:
        """Ask the child and its whole process group to end; harmless when it has ended."""
        if self._process is not None and self._process.returncode is None:
            self._stopped = True
            self._signal(signal.SIGTERM)

    async def end(self) -> None:
        """End the whole group at once, whatever it is doing, and wait until the child is gone.

        An event loop that closes before has Python complain of it on the user's terminal.
        """
        if self._process is not None and self._process.returncode is None:
            self._stopped = True
            self._signal(signal.SIGKILL)
            try:
                await _ends(self._process)
            except RuntimeError:
                # `run` is still reading it to its end.
                await self._process.wait()

    def _signal(self, number: int) -> None:
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, number)


def _step_back(pid: int) -> None:
    """Have a process, and what it starts from here on, wait for the screen. Where the system does not know how: no harm."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, pid, NICENESS)
    # Linux: it is work by the batch, which never cuts in on what the user waits for.
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setscheduler(pid, os.SCHED_BATCH, os.sched_param(0))
    # Linux weighs sessions against each other before it looks at the processes in them, and the child has its own.
    with contextlib.suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(NICENESS))


async def _ends(process: asyncio.subprocess.Process) -> bool:
    """Wait for the end of a process for a while, reading away what it still says: a full pipe would keep it."""
    assert process.stdout is not None

    async def drain(stream: asyncio.StreamReader) -> None:
        while await stream.read(CHUNK):
            pass

    try:
        await asyncio.wait_for(asyncio.gather(drain(process.stdout), process.wait()), PATIENCE)
    except TimeoutError:
        return False
    return True


async def _within(errors: asyncio.Task[str]) -> str:
    """What was said on the error output; nothing where somebody else still holds it open."""
    try:
        return await asyncio.wait_for(errors, PATIENCE)
    except TimeoutError:
        return ""


async def _tail(stream: asyncio.StreamReader) -> str:
    """The last line of what a child says on its error output, which is read to the end but not kept."""
    kept = b""
    while chunk := await stream.read(CHUNK):
        kept = (kept + chunk)[-TAIL:]
    lines = [line.strip() for line in kept.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[-1] if lines else ""
