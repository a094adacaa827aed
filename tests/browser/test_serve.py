"""The server behaves as GitHub Pages does, so that what works here works there."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import serve

PAGE = b"<!doctype html><title>A page</title>" + b"<p>Words, words.</p>" * 50
GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("outside") / "site"
    (folder / "deep").mkdir(parents=True)
    (folder / "index.html").write_bytes(PAGE)
    (folder / "deep" / "index.html").write_bytes(PAGE)
    (folder / "packed.whl").write_bytes(bytes(1000))
    for name in ("a.mjs", "a.wasm", "a.toml", "a.webmanifest", "a.woff2", "a.css", "a.json", "a.py"):
        (folder / name).write_bytes(b"{}" * 100)
    (folder.parent / "secret.txt").write_bytes(b"not for visitors")
    with serve.serving(folder, "/some/prefix") as url:
        yield url


def get(address: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    """Ask for a path as it stands, which a friendlier client would tidy first."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_a_folder_gives_its_index(address: str) -> None:
    for path in ("/some/prefix/", "/some/prefix/?from=mail", "/some/prefix/deep/"):
        status, headers, body = get(address, path)
        assert (status, headers["content-type"], body) == (200, "text/html; charset=utf-8", PAGE)


def test_the_prefix_without_its_slash_leads_to_the_site(address: str) -> None:
    status, headers, _ = get(address, "/some/prefix")
    assert (status, headers["location"]) == (301, "/some/prefix/")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/index.html",
        "/some/",
        "/some/prefix/none.html",
        "/some/prefix/../../secret.txt",
        "/some/prefix/../secret.txt",
        "/some/prefix/%2e%2e/secret.txt",
        "/some/prefix//etc/passwd",
        "/some/prefix/%00",
    ],
)
def test_what_is_not_in_the_site_is_not_found(address: str, path: str) -> None:
    status, _, body = get(address, path)
    assert status == 404
    assert b"not for visitors" not in body


def test_every_type_is_told(address: str) -> None:
    told = {
        "a.mjs": "text/javascript; charset=utf-8",
        "a.wasm": "application/wasm",
        "a.toml": "application/toml; charset=utf-8",
        "a.webmanifest": "application/manifest+json; charset=utf-8",
        "a.woff2": "font/woff2",
        "a.css": "text/css; charset=utf-8",
        "a.json": "application/json; charset=utf-8",
        "packed.whl": "application/zip",
    }
    assert {name: get(address, f"/some/prefix/{name}")[1]["content-type"] for name in told} == told


def test_gzip_goes_to_those_who_take_it(address: str) -> None:
    _, headers, body = get(address, "/some/prefix/", GZIP)
    assert headers["content-encoding"] == "gzip"
    assert int(headers["content-length"]) == len(body) < len(PAGE)
    assert gzip.decompress(body) == PAGE
    assert "content-encoding" not in get(address, "/some/prefix/")[1]
    assert "content-encoding" not in get(address, "/some/prefix/packed.whl", GZIP)[1]


def test_a_visitor_who_has_it_already_gets_no_bytes(address: str) -> None:
    _, headers, _ = get(address, "/some/prefix/")
    assert headers["cache-control"] == "max-age=600"
    status, _, body = get(address, "/some/prefix/", {"If-None-Match": headers["etag"]})
    assert (status, body) == (304, b"")
    assert get(address, "/some/prefix/", {"If-None-Match": '"other"'})[0] == 200


def test_a_changed_file_is_sent_anew(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(PAGE)
    with serve.serving(tmp_path) as url:
        before = get(url, "/")
        page.write_bytes(PAGE + b"<p>More.</p>")
        after = get(url, "/", {"If-None-Match": before[1]["etag"]})
    assert after[0] == 200
    assert after[2].endswith(b"<p>More.</p>")


def test_one_connection_serves_many_requests(address: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    connection.request("GET", "/some/prefix/")
    connection.getresponse().read()
    first = connection.sock
    connection.request("GET", "/some/prefix/a.css")
    connection.getresponse().read()
    assert connection.sock is first is not None
    connection.close()
