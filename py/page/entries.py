"""The journal's entries and the saved root, as far as the page must read them itself."""

import json

from page.shelf import JOURNAL


def entry_key(number):
    return f"{JOURNAL}{number:012d}"


def entry_number(key):
    """Give the number in an entry's key."""
    digits = key[len(JOURNAL) :]
    return int(digits) if digits.isdigit() else 0


def bundle(root, records, entries=()):
    """Give the root as it is, or as one text with its records and the journal's entries."""
    if not records and not entries:
        return root
    whole = {"app": "legible", "kind": "kept-aside", "saved": root, "kept": records}
    whole["journal"] = [entry for entry in entries]
    return json.dumps(whole)


def root_number(root):
    """Give the number of the last journal entry that a root holds."""
    try:
        return int(json.loads(root)["seen"])
    except (ValueError, TypeError, KeyError):
        return 0


def root_open(root):
    """Give the id of the CV that was open when a root was written, or nothing."""
    try:
        return str(json.loads(root)["state"]["current"])
    except (ValueError, TypeError, KeyError):
        return ""


def read_entry(key, text):
    """Read a journal entry, None where it is none, or not the one of its key."""
    try:
        entry = json.loads(text)
        return entry if entry["n"] == entry_number(key) and isinstance(entry["type"], str) else None
    except (ValueError, TypeError, KeyError):
        return None


def same_field(one, other):
    """Say whether two actions are the same field being typed on."""
    typing = ("edit", "notes", "advert", "jot", "composing")
    return one["type"] in typing and one["type"] == other["type"] and one.get("path") == other.get("path")
