"""Texts on their way to the browser, whole: a text that MicroPython hands over ends at its first U+0000."""

from pyscript import window
from pyscript.ffi import to_js
from pyscript.js_modules.attempt import attempt


def whole(text):
    """Give a text as `attempt` takes it, which may hold what a damaged storage has left in it."""
    return to_js(text.split("\0")) if "\0" in text else text


def utf8(text):
    return attempt(window.TextEncoder.new(), "encode", whole(text)).value
