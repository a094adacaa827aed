"""The one exception family for input that cannot be used."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "no-text",
    "password",  # one has to be given
    "wrong-password",
    "locked",  # a password was set, and none can be given here
    "not-a-pdf",
    "damaged",
    "empty",
    "unreadable-text",
    "too-long",
    "unknown-type",
]


class CannotRead(Exception):
    """Say why a file cannot be read and what the person can do about it.

    `code` is for programs, `sentence` says what is wrong, `advice` what to do next.
    """

    def __init__(self, code: Code, sentence: str, advice: str) -> None:
        super().__init__(f"{sentence} {advice}")
        self.code: Code = code
        self.sentence = sentence
        self.advice = advice
