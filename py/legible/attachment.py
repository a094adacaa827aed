"""What a PDF of ours carries beside its pages: the name of the file, and the mark that tells it from others."""

from __future__ import annotations

NAME = "cv.json"
MARK = "x-legible-attachment"  # in the JSON's `meta`; its value is the version of what is written
VERSION = 1
