"""Bytes -> Document: sniff the type, then hand the bytes to its reader."""

from __future__ import annotations

from legible.read.reader import Source, read, read_steps

__all__ = ["Source", "read", "read_steps"]
