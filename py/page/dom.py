"""Elements: find them, listen to them, morph HTML into them. The only module that changes the document."""

from pyscript import document, window
from pyscript.ffi import create_proxy, to_js
from pyscript.js_modules.idiomorph import Idiomorph


def by_id(name):
    return document.getElementById(name)


def find(selector):
    return document.querySelector(selector)


def find_all(selector):
    return [element for element in document.querySelectorAll(selector)]


def on(target, kind, handler):
    target.addEventListener(kind, create_proxy(handler))


def on_delegated(kind, selector, handler):
    """Call handler(element, event) for events on elements, present or future, that match a selector."""

    def caught(event):
        element = event.target.closest(selector) if event.target.closest else None
        if element:
            handler(element, event)

    on(document, kind, caught)


def morph(target, trusted_html):
    """Bring an element's content to the engine's HTML; the focus, the caret and what is being typed stay."""
    active = document.activeElement
    typing = bool(active) and active.matches("textarea, input")
    # An active button must change with the rest: it may now be about something else.
    Idiomorph.morph(target, trusted_html, to_js({"morphStyle": "innerHTML", "ignoreActiveValue": typing}))


def say(text):
    by_id("live").textContent = text


def show_alert(text):
    box = by_id("alert")
    box.textContent = text
    box.hidden = not text
    if text:
        bring_into_view(box)


def bring_into_view(element, block="center"):
    element.scrollIntoView(to_js({"block": block, "behavior": "instant"}))


def show_progress(name, done, total):
    by_id("file-status-text").textContent = f"Reading {name}: page {done} of {total}"
    bar = by_id("file-bar")
    bar.max, bar.value = total, done


def field_of(path):
    """Give a place's field; where it is not on the screen, the nearest part around it."""
    while path and not by_id("f" + path):
        path = path[: path.rfind("/")]
    return by_id("f" + path) if path else by_id("your-cv")


def go_to(path):
    """Bring a place's field into view and focus it."""
    focus(field_of(path))


def focus(element):
    if element:
        bring_into_view(element, "start" if element.matches("h2") else "center")
        element.focus(to_js({"preventScroll": True}))


def focus_named(target):
    """Focus an element by id, or the first field of an entry ("first-in:/work/0")."""
    if target.startswith("finding-"):
        focus(nearest_finding(int(target[len("finding-") :])))
        return
    if target.startswith("at:"):
        go_to(target[len("at:") :])
        return
    if not target.startswith("first-in:"):
        focus(by_id(target))
        return
    path = target[len("first-in:") :]
    entry = by_id("i" + path)
    focus(
        by_id("f" + path)
        if entry and entry.className == "item"
        else entry and entry.querySelector("input, textarea")
    )


def nearest_finding(number):
    """Give the finding of a number, or the one before it; the list's heading where none is left."""
    found = find_all("#found [data-finding]")
    return found[min(number, len(found) - 1)] if found else by_id("checks-title")


def ask_password(text):
    """Show the form for a file's password with the reason, or hide it."""
    box = by_id("password-form")
    by_id("password-why").textContent = text
    by_id("password").value = ""
    box.hidden = not text
    if text:
        focus(by_id("password"))


def today():
    now = window.Date.new()
    return f"{now.getFullYear():04d}-{now.getMonth() + 1:02d}-{now.getDate():02d}"
