"""Serve `dist/` on this machine the way GitHub Pages does: types, gzip, and ten minutes of cache."""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import os
import sys
import threading
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".map": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".toml": "application/toml; charset=utf-8",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
# What is compressed already gains nothing from gzip.
PACKED = {".jpg", ".pdf", ".png", ".whl", ".woff2", ".zip"}


@dataclass(frozen=True, slots=True)
class Resource:
    """A file ready to be sent."""

    type: str
    etag: str
    plain: bytes
    zipped: bytes | None  # None where gzip would not help


class Folder:
    """A folder of static files, each read and compressed once until it changes."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._known: dict[tuple[Path, int, int], Resource] = {}

    def find(self, path: str) -> Resource | None:
        """Give the resource at a relative URL path, or None; a folder gives its `index.html`."""
        file = (self.root / path).resolve()
        if file.is_dir():
            file = file / "index.html"
        if not file.is_relative_to(self.root) or not file.is_file():
            return None
        state = file.stat()
        key = (file, state.st_mtime_ns, state.st_size)
        if key not in self._known:
            self._known[key] = load(file)
        return self._known[key]

    def warm(self) -> None:
        """Read and compress everything now, so that nobody who measures waits for it."""
        for file in self.root.rglob("*"):
            if file.is_file():
                self.find(file.relative_to(self.root).as_posix())


def load(file: Path) -> Resource:
    """Read a file and compress it."""
    data = file.read_bytes()
    suffix = file.suffix.lower()
    zipped = None if suffix in PACKED else gzip.compress(data, 6, mtime=0)
    smaller = zipped if zipped and len(zipped) < len(data) else None
    etag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
    return Resource(TYPES.get(suffix, "application/octet-stream"), etag, data, smaller)


class Handler(BaseHTTPRequestHandler):
    """Answer GET and HEAD below a path prefix."""

    protocol_version = "HTTP/1.1"  # keeps connections open, as any real host does
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, folder: Folder, prefix: str, *args: object) -> None:
        self.folder = folder
        self.prefix = prefix
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802  (the base class chose the name)
        path = unquote(urlsplit(self.path).path)
        if path + "/" == self.prefix:
            return self.redirect(self.prefix)
        below = path.removeprefix(self.prefix) if path.startswith(self.prefix) else None
        found = None if below is None or "\0" in below else self.folder.find(below)
        if found:
            return self.send(HTTPStatus.OK, found)
        lost = self.folder.find("404.html") or Resource("text/plain", '"none"', b"Not found.\n", None)
        return self.send(HTTPStatus.NOT_FOUND, lost)

    do_HEAD = do_GET  # noqa: N815

    def redirect(self, target: str) -> None:
        """Send the visitor on."""
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send(self, status: HTTPStatus, resource: Resource) -> None:
        """Send a resource, or only the news that the visitor's copy is still good."""
        fresh = status is HTTPStatus.OK and resource.etag in self.headers.get("If-None-Match", "")
        zipped = resource.zipped if "gzip" in self.headers.get("Accept-Encoding", "") else None
        body = b"" if fresh else zipped or resource.plain
        self.send_response(HTTPStatus.NOT_MODIFIED if fresh else status)
        self.send_header("ETag", resource.etag)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Vary", "Accept-Encoding")
        if not fresh:
            self.send_header("Content-Type", resource.type)
            self.send_header("Content-Length", str(len(body)))
            if zipped:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the address on the screen is what the person needs."""


class Server(ThreadingHTTPServer):
    """A server that a visitor who hangs up does not disturb."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def server(folder: Path, prefix: str = "/", port: int = 0, *, warm: bool = False) -> Server:
    """Bind a server; port 0 takes any free one."""
    files = Folder(folder)
    if warm:
        files.warm()
    return Server(("127.0.0.1", port), partial(Handler, files, slashed(prefix)))


def slashed(prefix: str) -> str:
    """Write a prefix with one slash at either end."""
    inner = prefix.strip("/")
    return f"/{inner}/" if inner else "/"


@contextlib.contextmanager
def serving(folder: Path, prefix: str = "/", *, warm: bool = False) -> Iterator[str]:
    """Serve a folder while the block runs; gives its address, which ends in a slash."""
    with server(folder, prefix, warm=warm) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_port}{slashed(prefix)}"
        finally:
            running.shutdown()
            thread.join()


def has_desktop() -> bool:
    """Tell whether there is a screen to open a browser on."""
    shown = sys.platform in {"darwin", "win32"} or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return shown and not os.environ.get("CI")


def main() -> int:
    """Serve until interrupted; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "dist")
    parser.add_argument("--prefix", default="/", help="the path that the site lives under")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    if not (options.folder / "index.html").is_file():
        print(f"{options.folder} holds no index.html; run `make build` first.", file=sys.stderr)
        return 1
    try:
        running = server(options.folder, options.prefix, options.port)
    except OSError:  # somebody else has the port
        running = server(options.folder, options.prefix)
    address = f"http://localhost:{running.server_port}{slashed(options.prefix)}"
    print(f"Legible is at {address} (Ctrl+C stops it)", flush=True)
    if has_desktop():
        webbrowser.open(address)
    with running, contextlib.suppress(KeyboardInterrupt):
        running.serve_forever()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
