"""Bold, italic and link as buttons: in the editor's bar, or at a phone's foot above what types there.

They act on the field that has the focus; a press must not take the focus, nor the selection, away from it.
"""

from pyscript import document, window
from pyscript.ffi import to_js

from page import dom, markup


def start():
    dom.on(document, "focusin", lambda event: show(event.target))
    dom.on(document, "focusout", lambda event: show(event.relatedTarget))
    for kind in ("pointerdown", "mousedown"):
        dom.on_delegated(kind, "#signs", lambda bar, event: event.preventDefault())
    dom.on_delegated("click", "#signs [data-sign]", pressed)
    for kind in ("resize", "scroll"):
        dom.on(window.visualViewport, kind, lift)


def show(field):
    """Let the buttons be pressed as long as a field has the focus that may hold signs."""
    usable = bool(field) and field.hasAttribute("data-marks")
    dom.by_id("signs").toggleAttribute("data-usable", usable)
    for button in dom.find_all("#signs button"):
        button.disabled = not usable


def pressed(button, event):
    put(document.activeElement, button.dataset.sign)


def put(field, sign):
    """Put a sign into a field, and the focus with it; one that awaits an answer takes nothing."""
    if not field.readOnly:
        field.focus(to_js({"preventScroll": True}))
        markup.put(field, sign)


def lift(event):
    """Keep the bar above the keyboard that a phone lays over the page's foot."""
    seen = window.visualViewport
    covered = document.documentElement.clientHeight - seen.height - seen.offsetTop
    dom.by_id("signs").style.bottom = f"{max(0, covered)}px"
