"""Sections, entries and lines are dragged by their handles, with a mouse, a pen or a finger."""

import asyncio

from pyscript import document, window
from pyscript.ffi import to_js

from page import dom

START_PX = 4  # a press that moves less is no drag
EDGE_PX = 70  # so near the window's edge the page scrolls
SCROLL_PX = 14
at = {"act": None, "row": None, "x": 0, "y": 0, "moving": False, "scrolling": False, "target": None}


def start(act):
    at["act"] = act
    dom.on_delegated("pointerdown", "#editor [data-drag]", taken)
    dom.on_delegated("pointermove", "#editor [data-drag]", moved)
    dom.on_delegated("pointerup", "#editor [data-drag]", dropped)
    dom.on_delegated("pointercancel", "#editor [data-drag]", lambda handle, event: let_go())
    dom.on(document, "keydown", lambda event: let_go() if event.key == "Escape" and at["row"] else None)


def taken(handle, event):
    if event.button == 0:
        event.preventDefault()
        handle.setPointerCapture(event.pointerId)
        at["row"], at["y"], at["moving"] = handle.closest("[data-row]"), event.clientY, False


def moved(handle, event):
    row = at["row"]
    if not row or not (at["moving"] or abs(event.clientY - at["y"]) > START_PX):
        return
    at["moving"] = True
    row.classList.add("dragged")
    at["x"], at["y"] = event.clientX, event.clientY
    over(row)
    if not at["scrolling"]:
        at["scrolling"] = True
        asyncio.create_task(scroll())


async def scroll():
    """Scroll on as long as the pointer stays near the window's edge."""
    while at["row"]:
        up, down = at["y"] < 2 * EDGE_PX, at["y"] > window.innerHeight - EDGE_PX
        if up or down:
            step = {"top": -SCROLL_PX if up else SCROLL_PX, "behavior": "instant"}
            window.scrollBy(to_js(step))
            over(at["row"])
        await asyncio.sleep(0.016)
    at["scrolling"] = False


def over(row):
    """Find what the row would land before or after, and show a line there."""
    element, y, kind = document.elementFromPoint(at["x"], at["y"]), at["y"], row.dataset.into
    other = element and element.closest(f'[data-row][data-into="{kind}"]')
    if not other:
        other = element and element.closest(f'[data-list][data-into="{kind}"]')
    line = dom.by_id("drop-line")
    at["target"] = None if not other or other.isSameNode(row) else other
    line.hidden = not at["target"]
    if at["target"]:
        box = other.getBoundingClientRect()
        at["after"] = y > box.top + box.height / 2 or other.hasAttribute("data-list")
        line.style.top = f"{box.bottom}px" if at["after"] else f"{box.top}px"
        line.style.left, line.style.width = f"{box.left}px", f"{box.width}px"


def dropped(handle, event):
    row, target, moving = at["row"], at["target"], at["moving"]
    after = moving and bool(target) and at["after"]
    let_go()
    if not moving or not target:
        return
    to = target.getAttribute("data-row") or target.getAttribute("data-list")
    if row.dataset.into == "sections":
        at["act"]({"type": "order", "key": row.dataset.row, "to": to, "after": after})
    else:
        at["act"]({"type": "put", "path": row.dataset.row, "to": to, "after": after})


def let_go():
    if at["row"]:
        at["row"].classList.remove("dragged")
    dom.by_id("drop-line").hidden = True
    at["row"] = at["target"] = None
    at["moving"] = False
