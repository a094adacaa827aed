"""The file as it was read beside its fields: from a field to its source, and from a line to its field."""

from pyscript import document
from pyscript.ffi import to_js

from page import dom

LIT = "lit"


def start():
    dom.on_delegated("focusin", "#editor [data-path]", field_focused)
    dom.on_delegated("click", "#seen [data-path-to], #seen [data-stray]", line_chosen)
    dom.on_delegated("click", "[data-stray]", stray_asked)
    dom.on_delegated("click", "button[data-panel]", panel_asked)
    dom.on_delegated("keydown", "#seen [data-seen]", key_pressed)


def show_panel(name):
    """Turn to a panel beside the editor."""
    document.documentElement.dataset.panel = name
    for button in dom.find_all("#panels [data-panel]"):
        button.setAttribute("aria-pressed", "true" if button.dataset.panel == name else "false")


def panel_asked(button, event):
    show_panel(button.dataset.panel)
    if not button.closest("#panels"):
        dom.bring_into_view(dom.by_id("seen-pane"))


def field_focused(field, event):
    light_up(field.dataset.path)


def light_up(path):
    """Mark where in the file a field was read, and bring the place into view within the picture."""
    for part in dom.find_all("#seen ." + LIT):
        part.classList.remove(LIT)
    parts = dom.find_all(f'#seen [data-paths~="{path}"]') if path else []
    for part in parts:
        part.classList.add(LIT)
    if parts:
        scroll_within(dom.by_id("seen"), parts[0])


def scroll_within(box, part):
    """Scroll a box, and never the page around it."""
    outer, inner = box.getBoundingClientRect(), part.getBoundingClientRect()
    if inner.top < outer.top or inner.bottom > outer.bottom:
        box.scrollTop += inner.top - outer.top - outer.height / 3


def line_chosen(element, event):
    """Go to the field that a line became, or to the line among those without a place."""
    line = element.closest("[data-seen]")
    stray, path = line.getAttribute("data-stray"), element.getAttribute("data-path-to")
    light_up("")
    if stray is not None and (line.isSameNode(element) or not path):
        dom.focus(dom.by_id("stray-" + stray))
    elif path:
        dom.go_to(path)
        light_up(path)


def stray_asked(link, event):
    if not link.closest("#seen"):
        event.preventDefault()
        dom.focus(dom.by_id("stray-" + link.getAttribute("data-stray")))


def key_pressed(line, event):
    """Move between lines with the arrows; Enter or Space goes to the line's field."""
    if event.key in ("Enter", " "):
        event.preventDefault()
        line_chosen(line, event)
    elif event.key in ("ArrowDown", "ArrowUp"):
        event.preventDefault()
        lines = dom.find_all("#seen [data-seen]")
        step = 1 if event.key == "ArrowDown" else -1
        at = [index for index in range(len(lines)) if lines[index].isSameNode(line)][0]
        step_to(line, lines[max(0, min(len(lines) - 1, at + step))])


def step_to(line, other):
    """Move the one stop that the tab key has in the picture."""
    line.setAttribute("tabindex", "-1")
    other.setAttribute("tabindex", "0")
    other.focus(to_js({"preventScroll": True}))
    scroll_within(dom.by_id("seen"), other)
