"""Light Markdown around what is selected: bold, italic, a link; the same key takes it off again."""

from page import dom

SIGNS = {"Ctrl+b": "**", "Ctrl+i": "*", "Ctrl+k": "["}
ADDRESS = "https://"


def put(field, sign):
    """Put signs around the selection, or take them off; gives whether the field may hold any."""
    if not field.hasAttribute("data-marks"):
        return False
    text, (start, end) = field.value, dom.caret(field)
    if sign == "[":
        link(field, text[start:end], start)
    elif is_inside(text, start, end, sign):
        dom.select(field, start - len(sign), end + len(sign))
        dom.insert(field, text[start:end])
        dom.select(field, start - len(sign), end - len(sign))
    else:
        dom.insert(field, sign + text[start:end] + sign)
        dom.select(field, start + len(sign), end + len(sign))
    return True


def is_inside(text, start, end, sign):
    """Say whether a selection stands between signs, and not between longer ones of the same letter."""
    before, after = text[:start], text[end:]
    stars = len(before) - len(before.rstrip("*"))
    return after.startswith(sign) and stars in (len(sign), 3) and before.endswith(sign)


def link(field, words, start):
    """Make a link of the selection, and select what is still to be written."""
    is_address = words.startswith(("http://", "https://", "www."))
    shown, address = ("", words) if is_address else (words, ADDRESS)
    dom.insert(field, "[" + shown + "](" + address + ")")
    at = start + 1 if is_address or not words else start + len(shown) + 3
    dom.select(field, at, at if is_address or not words else at + len(address))


def leave_address(field):
    """Go from within a link's address to behind the link; gives whether the caret was in one."""
    if not field.hasAttribute("data-marks"):
        return False
    text, (start, end) = field.value, dom.caret(field)
    opened, closed = text.rfind("](", 0, start), text.find(")", end)
    if opened < 0 or closed < 0 or any(sign in text[opened + 2 : closed] for sign in "()[] \n"):
        return False
    dom.select(field, closed + 1, closed + 1)
    return True
