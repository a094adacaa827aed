"""The small menu of an entry, a line or a section: one for the whole page, opened at its button."""

from pyscript import document, window
from pyscript.ffi import to_js

from page import dom, signs

at = {"act": None, "type_on": None, "opener": None, "field": None}


def start(act, type_on):
    at["act"], at["type_on"] = act, type_on
    signs.start()
    dom.on_delegated("click", "[data-more]", lambda opener, event: opened(opener, None))
    dom.on_delegated("click", "#tools button", chosen)
    dom.on_delegated("keydown", "#tools", key_pressed)
    dom.on_delegated("focusout", "#tools", left)
    dom.on(dom.by_id("tools"), "toggle", toggled)
    dom.on_delegated("input", "[data-jot]", jotted)


def clear():
    """Let go of the item that the menu was last opened for."""
    menu = dom.by_id("tools")
    if at["opener"] and menu.matches(":popover-open"):
        menu.hidePopover()
    menu.removeAttribute("aria-label")
    at["opener"] = at["field"] = None


def open_for(field):
    """Open the menu of the line or entry that a field belongs to; gives whether there is one."""
    row = field.closest(".item, .entry")
    opener = row and dom.by_id("more" + (row.dataset.row or ""))
    if opener:
        opened(opener, field)
    return bool(opener)


def opened(opener, field):
    """Show what can be done with an item; the field that was typed in gets the focus back."""
    menu = dom.by_id("tools")
    at["opener"], at["field"] = opener, field
    for button in buttons(every=True):
        button.hidden = not fits(button, opener)
        end = button.getAttribute("data-end")
        button.disabled = bool(end) and opener.hasAttribute("data-" + end)
    menu.setAttribute("aria-label", opener.getAttribute("aria-label"))
    menu.showPopover()
    place(menu, opener)
    buttons()[0].focus()


def fits(button, opener):
    """Say whether something can be done with the item that the menu was opened for."""
    path, tool = opener.dataset.more, button.dataset.tool
    if opener.dataset.kind not in button.dataset.where.split(" "):
        return False
    if tool == "hide":
        return (button.dataset.on == "1") != opener.hasAttribute("data-off")
    if tool == "compose":
        return "/highlights/" in path
    return tool != "sign" or dom.by_id("f" + path).hasAttribute("data-marks")


def place(menu, opener):
    """Put the menu below its button, or above where there is no room, and always within the window."""
    box, size = opener.getBoundingClientRect(), menu.getBoundingClientRect()
    below = box.bottom + size.height < window.innerHeight
    top = box.bottom + 2 if below else box.top - size.height - 2
    menu.style.top = f"{max(4, min(top, window.innerHeight - size.height - 4))}px"
    menu.style.left = f"{max(4, min(box.right - size.width, window.innerWidth - size.width - 4))}px"


def buttons(every=False):
    found = dom.find_all("#tools button")
    return found if every else [button for button in found if not (button.hidden or button.disabled)]


def chosen(button, event):
    opener, field, tool = at["opener"], at["field"], button.dataset.tool
    path = opener.dataset.more
    dom.by_id("tools").hidePopover()
    if tool == "note":
        dom.by_id("j" + path).hidden = False
        dom.focus(dom.by_id("n" + path))
    elif tool == "sign":
        signs.put(dom.by_id("f" + path), button.dataset.sign)
    elif tool == "compose":
        button.dispatchEvent(window.CustomEvent.new("compose", to_js({"bubbles": True, "detail": path})))
    else:
        action = {"type": tool, "path": path}
        if tool == "move":
            action["by"] = int(button.dataset.by)
        if tool == "hide":
            action["on"] = button.dataset.on == "1"
        if field:
            action["field"], action["caret"] = field.id[1:], dom.caret(field)[0]
        at["act"](action)


def key_pressed(menu, event):
    """Arrows go from button to button; Escape goes back to where the menu was opened from."""
    here = [one.isSameNode(document.activeElement) for one in buttons()]
    if event.key in ("ArrowDown", "ArrowUp") and True in here:
        event.preventDefault()
        step = 1 if event.key == "ArrowDown" else -1
        buttons()[(here.index(True) + step) % len(here)].focus()
    elif event.key in ("Escape", "Tab"):
        if event.key == "Escape":
            event.preventDefault()
        menu.hidePopover()
        (at["field"] or at["opener"]).focus()  # Tab goes on from there


def left(menu, event):
    """Close the menu when the focus goes elsewhere; in Safari a pressed button takes it nowhere."""
    if event.relatedTarget and not menu.contains(event.relatedTarget):
        menu.hidePopover()


def toggled(event):
    if at["opener"]:
        at["opener"].setAttribute("aria-expanded", "true" if event.newState == "open" else "false")


def jotted(field, event):
    at["type_on"]({"type": "jot", "path": field.dataset.jot, "value": field.value})
