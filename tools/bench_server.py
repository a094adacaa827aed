"""Serve the site for a measurement: all bytes that leave are counted, the browser's copies soon go stale."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from serve import Folder, Handler, Server

PREFIX = "/legible/"
# The host's ten minutes, made short: a repeat visit of the benchmark finds all copies stale, as most do.
FRESH_SECONDS = 12
CHUNK = 65_536  # bytes; so that what is under way when the page is usable is counted in part
ENGINE = ("vendor/pyodide/", "engine.", "wheels/", "py/engine.py")  # what only the engine asks for


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes that left, headers included."""

    at: float  # seconds since the epoch
    path: str  # below the prefix
    size: int

    @property
    def for_engine(self) -> bool:
        return self.path.startswith(ENGINE)


@dataclass
class Wire:
    """All that was sent since the last visit began."""

    sent: list[Sent] = field(default_factory=list)

    def bytes_until(self, moment: float, *, page_alone: bool = False) -> int:
        """Add up what was sent until a moment in seconds since the epoch."""
        return sum(
            piece.size for piece in self.sent if piece.at <= moment and not (page_alone and piece.for_engine)
        )

    def asked_for(self, part: str) -> bool:
        return any(part in piece.path for piece in self.sent)


class Counted:
    """A connection's stream that notes what goes out."""

    def __init__(self, stream: BinaryIO, handler: CountingHandler) -> None:
        self._stream = stream
        self._handler = handler

    def write(self, data: bytes) -> None:
        path = self._handler.path.removeprefix(self._handler.prefix)
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            self._stream.write(piece)
            self._stream.flush()
            self._handler.wire.sent.append(Sent(time.time(), path, len(piece)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class CountingHandler(Handler):
    """Answers as the site's server does, and counts."""

    def __init__(self, wire: Wire, *args: Any) -> None:
        self.wire = wire
        super().__init__(*args)

    def setup(self) -> None:
        super().setup()
        self.wfile = Counted(self.wfile, self)  # type: ignore[assignment,arg-type]

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, f"max-age={FRESH_SECONDS}" if keyword == "Cache-Control" else value)


@contextlib.contextmanager
def counting(folder: Path) -> Iterator[tuple[str, Wire]]:
    """Serve a folder while the block runs; gives its address and the count."""
    files, wire = Folder(folder), Wire()
    files.warm()
    with Server(("127.0.0.1", 0), partial(CountingHandler, wire, files, PREFIX)) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}{PREFIX}", wire
        finally:
            running.shutdown()
            thread.join()
