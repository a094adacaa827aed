"""Elements: find them, listen to them, morph HTML into them. The only module that changes the document."""

import asyncio

from pyscript import document, window
from pyscript.ffi import create_proxy, to_js
from pyscript.js_modules.idiomorph import Idiomorph

from page.texts import utf8

OFFER_SECONDS = 60  # that a browser may take to begin with a download
offered = []  # addresses of the files that it may still want


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


def morph(target, trusted_html, overwrite=False):
    """Bring an element's content to the engine's HTML; the focus, the caret and what is being typed stay.

    To `overwrite` is to replace what is being typed as well; the caret then stands behind what has changed.
    """
    active = document.activeElement
    typing = bool(active) and active.matches("textarea, input")
    name, before = active.id if active else "", active.value if typing else ""
    # An active button must change with the rest: it may now be about something else.
    keep = {"morphStyle": "innerHTML", "ignoreActiveValue": typing and not overwrite}
    Idiomorph.morph(target, trusted_html, to_js(keep))
    now = document.activeElement
    if typing and overwrite and now.isSameNode(active) and now.value != before:
        place = len(now.value) - same_end(before, now.value)
        select(now, place, place)
    elif name and now.isSameNode(document.body):  # what had the focus has gone
        near = by_id(name) or field_of(name[max(0, name.find("/")) :])
        near.focus(to_js({"preventScroll": True}))


def same_end(one, other):
    """Count the letters that two texts have in common at their ends."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def caret(field):
    """Give where a field's selection starts and ends, in characters; the browser counts in half ones."""
    return letters(field.value, field.selectionStart), letters(field.value, field.selectionEnd)


def select(field, start, end):
    """Select a part of a field, counted in characters."""
    text = field.value
    field.setSelectionRange(units(text[:start]), units(text[:end]))


def insert(field, text):
    """Type a text in the place of a field's selection."""
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end")
    field.dispatchEvent(window.InputEvent.new("input", to_js({"bubbles": True})))


def units(text):
    return len(text) + len([letter for letter in text if ord(letter) > 0xFFFF])


def letters(text, size):
    """Count the characters of a text's first so many units."""
    count = 0
    for letter in text:
        if size <= 0:
            break
        size -= 2 if ord(letter) > 0xFFFF else 1
        count += 1
    return count


def focus_next(field):
    """Go from a field to the next one; gives whether there is one."""
    fields = [one for one in find_all("#editor [data-path]:is(input, textarea)") if one.offsetParent]
    at = [one.isSameNode(field) for one in fields].index(True)
    if at + 1 < len(fields):
        focus(fields[at + 1])
    return at + 1 < len(fields)


def show_view(name):
    """On a narrow screen, show the fields or the preview."""
    document.documentElement.dataset.view = name
    for button in find_all("#views [data-view]"):
        button.setAttribute("aria-pressed", "true" if button.dataset.view == name else "false")


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
        if not element.closest("#preview"):
            show_view("fields")
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
    if target.startswith("caret:"):
        path, _, place = target[len("caret:") :].rpartition(":")
        field = field_of(path)
        focus(field)
        if field.matches("input, textarea"):
            select(field, int(place), int(place))
        return
    if target.startswith("select:"):
        field = by_id(target[len("select:") :])
        focus(field)
        field.select()
        return
    if target.startswith("tool:"):
        by, path = target[len("tool:") :].split(":", 1)
        focus(tool_of(by, path))
        return
    if not target.startswith("first-in:"):
        focus(by_id(target))
        return
    path = target[len("first-in:") :]
    entry = by_id("i" + path)
    focus(
        by_id("f" + path)
        if entry and entry.classList.contains("item")
        else entry and entry.querySelector("input, textarea")
    )


def tool_of(by, path):
    """Give the button that moves an item one way, or what stands near it."""
    arrows = ("down", "up") if by == "1" else ("up", "down")
    found = [by_id(name + path) for name in (arrows if by else ()) + ("more",)]
    usable = [button for button in found if button and not button.disabled]
    return usable[0] if usable else field_of(path)


def nearest_finding(number):
    """Give the finding of a number, or the one before it; the list's heading where none is left."""
    found = find_all("#found [data-finding]")
    return found[min(number, len(found) - 1)] if found else by_id("checks-title")


def shut(why, elsewhere=False):
    """Keep hands off the work: "locked", "elsewhere" (in another tab), or "" to open it again."""
    root = document.documentElement
    root.toggleAttribute("data-shut", bool(why))
    for name in ("bring", "aside", "storage", "workspace"):
        by_id(name).inert = bool(why)
    by_id("delete").disabled = elsewhere
    for box in find_all("[data-tick]"):
        box.disabled = bool(why)


def is_shut():
    return document.documentElement.hasAttribute("data-shut")


def ask_password(text, label="Password of the file"):
    """Show the form for a file's password, or a backup's passphrase, with the reason; or hide it."""
    box = by_id("password-form")
    by_id("password-label").textContent = label
    by_id("password-why").textContent = text
    by_id("password").value = ""
    box.hidden = not text
    if text:
        focus(by_id("password"))


def today():
    at = window.Date.new()
    return f"{at.getFullYear():04d}-{at.getMonth() + 1:02d}-{at.getDate():02d}"


def now():
    at = window.Date.new()
    return f"{today()}T{at.getHours():02d}:{at.getMinutes():02d}:{at.getSeconds():02d}"


def offer(name, text, kind="application/json"):
    """Hand a text to the browser as a download."""
    offer_bytes(name, utf8(text), kind)


def offer_bytes(name, data, kind):
    """Hand bytes to the browser as a download."""
    link = document.createElement("a")
    link.href = window.URL.createObjectURL(window.Blob.new(to_js([data]), to_js({"type": kind})))
    link.download = name
    link.click()
    offered.append(link.href)
    asyncio.create_task(revoke_later(link.href))


async def revoke_later(address):
    await asyncio.sleep(OFFER_SECONDS)
    window.URL.revokeObjectURL(address)
    if address in offered:
        offered.remove(address)


def forget_offered():
    """Let the browser forget the files that were handed to it, once they are of no use or must not stay."""
    while offered:
        window.URL.revokeObjectURL(offered.pop())
