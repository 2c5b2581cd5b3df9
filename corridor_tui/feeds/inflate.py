"""A body that arrives in pieces, unpacked in small steps under a ceiling, so that a bomb stops at the ceiling."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Literal

from corridor_tui.model import CorridorError

Coding = Literal["plain", "gzip", "deflate", "unknown"]

STEP = 65_536
AUTO = 47  # zlib finds out by itself whether the header is gzip's or zlib's
RAW = -15
GZIP_MAGIC = b"\x1f\x8b"
PEEK = 512
BLANKS = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


class BodyFault(CorridorError):
    """A body cannot be had."""


class TooLarge(BodyFault):
    """The body passed its ceiling, as sent or as unpacked."""


class BadCoding(BodyFault):
    """The body is packed in a way that we did not ask for, or is not packed as its header says."""


def coding_of(header: str) -> Coding:
    """What a Content-Encoding header announces; several layers or anything we did not ask for are "unknown"."""
    named = [part.strip().lower() for part in header.split(",") if part.strip()]
    layers = [name for name in named if name != "identity"]
    if not layers:
        return "plain"
    if len(layers) > 1:
        return "unknown"
    if layers[0] in ("gzip", "x-gzip"):
        return "gzip"
    return "deflate" if layers[0] == "deflate" else "unknown"


def looks_plain(head: bytes) -> bool:
    """Whether a body begins like XML or JSON as it stands (UTF-16 included), whatever its header says."""
    text = head.lstrip(BLANKS)
    return text[:1] in (b"<", b"{", b"[")


class Body:
    """Collects a body from pieces. `feed` may raise TooLarge or BadCoding; `finish` gives the bytes.

    After `finish`, `cut_short` says that the packed stream did not reach its end.
    """

    def __init__(self, coding: Coding, ceiling: int) -> None:
        self._coding = coding
        self._ceiling = ceiling
        self._head = bytearray()
        self._out = BytesIO()  # hands its bytes over without a second copy of them
        self._packed: zlib._Decompress | None = None
        self._settled = False
        self._ended = False
        self._raw_tried = False
        self.received = 0
        self.cut_short = False

    @property
    def size(self) -> int:
        """Bytes held now, unpacked."""
        return self._out.tell()

    def so_far(self) -> bytes:
        """What was unpacked until now."""
        return self._out.getvalue() if self._settled else bytes(self._head)

    def feed(self, piece: bytes) -> None:
        """Take the next piece as it came over the wire."""
        self.received += len(piece)
        if self.received > self._ceiling:
            raise TooLarge(f"the body is larger than {self._ceiling} bytes")
        if self._settled:
            self._take(piece)
            return
        self._head += piece
        if len(self._head) >= PEEK:
            self._settle()

    def finish(self) -> bytes:
        """The whole body, handed over once. Raises like `feed`: a short body is judged only here."""
        if not self._settled:
            self._settle()
        if self._packed is not None and not self._ended:
            self._append(self._packed.flush())
            self.cut_short = not self._packed.eof
        whole = self._out.getvalue()
        self._out = BytesIO()
        return whole

    def _settle(self) -> None:
        """Decide by the first bytes how the body is really packed, then unpack what came so far."""
        self._settled = True
        head = bytes(self._head)
        self._head.clear()
        packed = head.startswith(GZIP_MAGIC)
        if self._coding in ("gzip", "deflate", "plain") and packed:
            self._packed = zlib.decompressobj(AUTO)
        elif self._coding in ("unknown", "gzip", "deflate") and looks_plain(head):
            self._packed = None
        elif self._coding == "deflate":
            self._packed = zlib.decompressobj(AUTO)
        elif head and self._coding != "plain":
            raise BadCoding("the body is packed in a way that was not asked for")
        self._take(head)

    def _take(self, piece: bytes) -> None:
        if self._packed is None:
            self._append(piece)
        elif not self._ended:
            self._unpack(piece)

    def _append(self, piece: bytes) -> None:
        if self.size + len(piece) > self._ceiling:
            raise TooLarge(f"the body unpacks to more than {self._ceiling} bytes")
        self._out.write(piece)

    def _unpack(self, piece: bytes) -> None:
        while piece:
            assert self._packed is not None
            try:
                self._append(self._packed.decompress(piece, STEP))
            except zlib.error as error:
                if self._coding == "deflate" and not self.size and not self._raw_tried:
                    self._raw_tried = True  # some servers send deflate without its zlib header
                    self._packed = zlib.decompressobj(RAW)
                    continue
                if not self.size:
                    raise BadCoding("the body is not packed as its header says") from error
                self._ended = self.cut_short = True
                return
            if self._packed.eof:
                piece = self._packed.unused_data
                if not piece.startswith(GZIP_MAGIC):
                    self._ended = True
                    return
                self._packed = zlib.decompressobj(AUTO)
            else:
                piece = self._packed.unconsumed_tail
