"""What holds for every test of the core: no network, and no test that fails for being slow."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

IN_BROWSER_PYTHON = sys.platform == "emscripten"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# A busy machine makes a slow example, not a wrong one; WebAssembly runs each about ten times slower.
settings.register_profile("core", deadline=None, max_examples=20 if IN_BROWSER_PYTHON else 100)
settings.load_profile("core")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="take today's output as the golden files")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield
