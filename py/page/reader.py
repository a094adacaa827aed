"""Helps while reading: "On this page" follows, closed questions open when a link leads to them."""

from pyscript import document, window
from pyscript.ffi import create_proxy, to_js

from page import dom


def follow():
    links = {link.getAttribute("href")[1:]: link for link in dom.find_all("#toc a")}
    seen = {}

    def changed(entries, observer):
        for entry in entries:
            seen[entry.target.id] = entry.isIntersecting
        current = next((name for name in links if seen.get(name)), None)
        if current:
            for name, link in links.items():
                if name == current:
                    link.setAttribute("aria-current", "true")
                else:
                    link.removeAttribute("aria-current")

    observer = window.IntersectionObserver.new(
        create_proxy(changed), to_js({"rootMargin": "-10% 0px -60% 0px"})
    )
    for name in links:
        target = dom.by_id(name)
        if target:
            observer.observe(target)


def open_target(event=None):
    name = window.decodeURIComponent(window.location.hash[1:])
    target = dom.by_id(name) if name else None
    details = target.closest("details") if target else None
    if details:
        details.open = True


def close_menu(link, event):
    """On a phone the menu closes once a heading is chosen."""
    menu = dom.find("#toc details")
    if menu and window.matchMedia("(max-width: 63rem)").matches:
        menu.open = False


def start():
    follow()
    open_target()
    dom.on(document.defaultView, "hashchange", open_target)
    dom.on_delegated("click", "#toc a", close_menu)
    if window.matchMedia("(min-width: 63.01rem)").matches:
        menu = document.querySelector("#toc details")
        if menu:
            menu.open = True
