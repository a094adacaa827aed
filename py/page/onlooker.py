"""A tab beside one that writes: it says so, and goes on by itself once no other tab writes."""

import asyncio

from pyscript import document

from page import dom

LOOK_SECONDS = 1  # between two looks at whether the other tab is still there
LOOKS = 4  # in a row that find nobody: a tab that is loaded anew is gone for some seconds
ELSEWHERE = "Legible is open in another tab, and only one of them can write. This tab shows what is saved."
UNSAVED = (
    "Legible was open in another tab, which is closed now. Some of what this tab shows was never saved; if "
    "you work here, you go on with what was saved; the rest is kept aside."
)
NOT_TAKEN_OVER = (
    "Some of what this tab held had found no room in the storage, and the other tab went on without it. "
    "It is kept aside here: download it."
)
GOES_ON = "The other tab was closed. You can write here now."


def say_elsewhere(elsewhere):
    """Say that another tab writes, or take the word away."""
    dom.by_id("elsewhere").hidden = not elsewhere
    dom.by_id("elsewhere-text").textContent = ELSEWHERE


at = {"watching": False}  # a tab that was put aside, and took over, within one look is watched already


async def watch(tabs, store, protection, begin):
    """Wait for the right to write while somebody looks at this tab; `begin` then reads what is stored."""
    if not at["watching"]:
        at["watching"] = True
        try:
            await look(tabs, store, protection, begin)
        finally:
            at["watching"] = False


async def look(tabs, store, protection, begin):
    alone = 0
    while not tabs.mine:
        await asyncio.sleep(LOOK_SECONDS)
        if tabs.mine or document.visibilityState != "visible" or await tabs.held():
            alone = 0
            continue
        alone += 1
        if alone < LOOKS:
            continue
        if store.at_risk():
            dom.by_id("elsewhere-text").textContent = UNSAVED
        elif not protection.at_work and await tabs.claim():
            await begin()
            if store.opened:
                dom.say(GOES_ON)
