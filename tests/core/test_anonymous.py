"""An anonymous CV: what is withheld is in no format's bytes, and all else is as it was."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from legible.anonymous import KINDS, Withholding, anonymised
from legible.assets import load_library
from legible.model import CV, Basics, Location, OwnEntry, OwnSection, Profile, Project, Reference, Skill, Work
from legible.pointer import get
from legible.render.choices import Choices
from legible.render.formats import FORMATS, exported
from legible.resume_json import cv_from_json, cv_to_json
from legible.veil import Secret, Veil

LIBRARY = load_library()
SAMPLES = Path(__file__).resolve().parent.parent / "cases/samples"
# Letters of names that no word of a page's own markup is made of.
NAMES = st.text(alphabet="qxzjäéßłøżŁ", min_size=4, max_size=9)


def sample(name: str) -> CV:
    return cv_from_json(json.loads((SAMPLES / f"{name}.json").read_text("utf-8")))


def everything(data: bytes, name: str) -> str:
    """Give all that a file's bytes say: each part of a zip, accents and case evened out, and its name."""
    parts = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.comment, *(archive.read(part) for part in archive.namelist())]
            parts += [part.encode() for part in archive.namelist()]
    elif data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        # Packed streams hold any two letters by chance; what they say is looked at unpacked.
        parts = [re.sub(rb"\bstream\r?\n.*?\bendstream", b"", data, flags=re.DOTALL)]
        parts += [page.extract_text().encode() for page in reader.pages]
        parts.append(str(reader.xmp_metadata and reader.xmp_metadata.stream.get_data()).encode())
        parts += [bytes(one.content) for one in reader.attachment_list]
        parts += [str(reader.metadata).encode()]
    text = " ".join(part.decode("utf-8", "replace") for part in (*parts, name.encode()))
    return folded(re.sub(r"%([0-9A-Fa-f]{2})", lambda match: chr(int(match[1], 16)), text))


def folded(text: str) -> str:
    split = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in split if not unicodedata.combining(char))


def is_told(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<![^\W_]){re.escape(folded(word))}(?![^\W_])", text))


@pytest.mark.parametrize("key", FORMATS)
@given(
    names=st.lists(NAMES, min_size=2, max_size=3, unique_by=folded),
    handle=NAMES,
    firm=NAMES,
    dress=st.sampled_from([str, str.upper, str.title, lambda word: unicodedata.normalize("NFD", word)]),
)
def test_none_of_the_withheld_words_is_anywhere_in_the_file(
    key: str, names: list[str], handle: str, firm: str, dress: type[str]
) -> None:
    name = " ".join(names)
    told = [dress(word) for word in (*names, handle, firm)]
    story = f"{told[0]} of {told[-1]} met {dress(name)}'s team; **{told[1]}**_{told[0]}; {handle}@example.org"
    cv = CV(
        basics=Basics(
            name=name,
            label=f"Baker, {told[0]} & Co",
            image=f"https://example.org/{handle}.png",
            email=f"{handle}@example.org",
            phone="+44 7700 900142",
            url=f"https://{handle}.example.org/",
            summary=f"{story} Call 07700 900142 or 07700-900-142.",
            location=Location(city="Zzyzx"),
            profiles=(Profile("GitHub", handle, f"https://github.example.org/{handle}"),),
            extra={"nickname": names[0]},
        ),
        work=(
            Work(name=firm, position="Cook", highlights=(f"Left {dress(firm)}",)),
            Work(
                name="Pier",
                position="Cook",
                url=f"https://{names[0]}x.example.org",
                startDate=f"{names[0]} 19",
            ),
            Work(
                name="Quay",
                highlights=(
                    story,
                    f"[words](https://example.org/{names[1]})",
                    f"{names[0][:2]}\x00{names[0][2:]}",
                ),
            ),
        ),
        projects=(Project(name=f"{dress(firm)} oven", keywords=(names[0],), extra={"x-note": name}),),
        references=(Reference(name=f"A friend of {dress(name)}", reference=story),),
        skills=(Skill(name="Zzyzx bread"),),
        sections=(OwnSection(f"Talks by {told[1]}", (OwnEntry(name=story, url=f"{handle}.example.org"),)),),
        extra={"x-draft": name, "meta": {"language": "en", "author": name}},
    )
    given_out = anonymised(cv, Withholding(places=("/work/0",)), LIBRARY)
    made = exported(given_out.cv, LIBRARY, key)
    text = everything(made.data, made.name)
    for word in (*names, handle, firm, "Zzyzx", "900142", "900 142", "900-142"):
        assert not is_told(word, text), (word, text)
    assert "pier" in text


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("name", ["backend-developer", "short", "stress", "own-sections"])
def test_no_sample_tells_whose_it_is(name: str, key: str) -> None:
    cv = sample(name)
    made = exported(anonymised(cv, Withholding(), LIBRARY).cv, LIBRARY, key)
    text = everything(made.data, made.name)
    basics = cv.basics
    words = [basics.name, basics.email, basics.phone, *(one.username.strip("@") for one in basics.profiles)]
    words += [part for part in re.findall(r"\w+", basics.name) if len(part) > 3]
    assert len(words) > 3
    assert [word for word in words if word and is_told(word, text)] == []


def test_what_is_not_withheld_stays_the_same() -> None:
    cv = sample("backend-developer")
    assert anonymised(cv, Withholding(()), LIBRARY).cv == cv
    nobody = anonymised(cv, Withholding(("name",)), LIBRARY).cv
    before, after = cv_to_json(cv), cv_to_json(nobody)
    assert {key for key in before if before[key] != after.get(key)} == {"basics", "references"}
    assert nobody.basics.phone == cv.basics.phone
    assert (nobody.basics.email, nobody.basics.url) == ("", "")  # they hold the name


def test_each_thing_that_is_hidden_is_listed_with_its_place_in_the_full_cv() -> None:
    cv = sample("backend-developer")
    done = anonymised(cv, Withholding(places=("/work/0", "/skills/1/keywords/2")), LIBRARY)
    listed = {(one.kind, one.path): one.text for one in done.withheld}
    assert listed["chosen", "/work/0"] == "Marlowe Pay"
    assert listed["chosen", "/skills/1/keywords/2"] == "Kafka"
    assert listed["name", "/basics/name"] == "Amelia Thornbury"
    assert listed["contact", "/basics/phone"] == "+44 7700 900142"
    assert listed["place", "/education/0/institution"] == "Leeds"
    assert listed["name", "/references/0/reference"] == "Amelia"
    for _, path in listed:
        get(cv, path)
    assert all(one.text for one in done.withheld)


@pytest.mark.parametrize("key", FORMATS)
def test_pointers_of_the_full_cv_hold_for_the_anonymous_one(key: str) -> None:
    cv = sample("own-sections")
    done = anonymised(cv, Withholding(places=("/sections/0", "/work/0/highlights/0")), LIBRARY).cv
    choices = Choices(order=("sections/1", "skills"), hidden=("/sections/1/entries/0",))
    made = exported(done, LIBRARY, key, choices)
    text = everything(made.data, made.name)
    assert "slow dough society" in text
    assert "trays" in text
    for gone in ("competitions", "pastry cup", "branch", "cut waste"):
        assert gone not in text


TEXTS = [
    ("Amelia's team", "[name]'s team"),
    ("AMELIA THORNBURY wrote it", "[name] wrote it"),
    ("Thornbury, Amelia", "[name]"),
    ("Ask amelia.thornbury@work.example today", "Ask [name] today"),
    ("the Thornburys", "the Thornburys"),
    ("camelia flowers", "camelia flowers"),
    ("Pronouns: she/her", "[they]"),
    ("Baker (she/her) of bread", "Baker [they] of bread"),
    ("She bakes; the shop is hers", "[they] bakes; the shop is [they]"),
    ("the theme there", "the theme there"),
    ("Mrs Thornbury", "[they] [name]"),
    ("do not miss this", "do not miss this"),
    ("Date of birth: 4 February 1994.", "[personal]."),
    ("Age: 41", "[personal]"),
    ("Cut 41 pages", "Cut 41 pages"),
    ("Call +44 (0)7700 900 142", "Call [contact]"),
    ("Order 17700900142999", "Order 17700900142999"),
]


@pytest.mark.parametrize(("text", "left"), TEXTS)
def test_texts_lose_what_tells_the_person_and_nothing_else(text: str, left: str) -> None:
    basics = Basics(name="Amelia Thornbury", phone="+44 7700 900142", summary=text)
    cv = CV(basics=basics, sections=(OwnSection(text, ()),))
    done = anonymised(cv, Withholding(), LIBRARY).cv
    assert done.basics.summary == left
    assert done.sections[0].title == left


def test_particles_and_titles_of_a_name_stay_in_texts() -> None:
    cv = CV(basics=Basics(name="Dr. Ana de la Vega", summary="Plan de la Cruz with Vega and Ana for the Dr."))
    done = anonymised(cv, Withholding(("name",)), LIBRARY).cv
    assert done.basics.summary == "Plan de la Cruz with [name] and [name] for the Dr."


def test_a_name_in_a_script_without_spaces_is_found() -> None:
    cv = CV(basics=Basics(name="王小明", summary="感谢王小明的团队。"))
    assert "王小明" not in anonymised(cv, Withholding(), LIBRARY).cv.basics.summary


def test_a_stand_in_never_says_what_is_withheld() -> None:
    cv = CV(basics=Basics(name="Name Place", summary="Name was here"))
    assert anonymised(cv, Withholding(), LIBRARY).cv.basics.summary == "[…] was here"


def test_stand_ins_follow_the_language() -> None:
    cv = CV(basics=Basics(name="Ada Fernside", summary="Ada"), extra={"meta": {"language": "de-AT"}})
    assert anonymised(cv, Withholding(), LIBRARY).cv.basics.summary == "[Name]"


def test_every_language_has_a_stand_in_for_every_kind() -> None:
    table = LIBRARY.table("content/words/anonymous.toml")
    languages = {name: rows for name, rows in table.items() if isinstance(rows, dict)}
    assert set(languages) == {"en", "de", "fr", "es", "pl", "cy"}
    for rows in languages.values():
        assert set(rows) == {*KINDS, "chosen"} - {"photo"}


def test_looks_stay_where_they_hide_nothing() -> None:
    text = "Led **Ada's** team to [a prize](https://example.org/prize) and *back*"
    cv = CV(basics=Basics(name="Ada Fernside"), work=(Work(name="Dock", highlights=(text,)),))
    done = anonymised(cv, Withholding(), LIBRARY).cv.work[0].highlights[0]
    assert "[a prize](https://example.org/prize)" in done
    assert "*back*" in done
    assert "Ada" not in done


@given(st.text(max_size=60), st.text(min_size=1, max_size=12))
def test_a_secret_is_found_in_any_text_and_its_place_is_right(text: str, word: str) -> None:
    veil = Veil.of([Secret(word, "name")])
    for found in veil.find(f"{text} {word} {text}"):
        assert 0 <= found.start < found.end <= 2 * len(text) + len(word) + 2
    if re.fullmatch(r"[a-z]+", word):
        assert any(one.kind == "name" for one in veil.find(f"({word})"))
