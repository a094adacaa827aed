"""The command line: what it writes, where, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from legible.__main__ import main
from legible.render.formats import FORMATS

CV = {
    "basics": {
        "name": "Maren Holt",
        "label": "Backend Developer",
        "email": "maren.holt@example.org",
        "phone": "020 7946 0018",
        "summary": "Looks after the payment services of a parcel carrier.",
        "location": {"city": "Leeds"},
    },
    "work": [
        {
            "name": "Harrow Parcels",
            "position": "Backend Developer",
            "startDate": "2021-04",
            "highlights": ["Moved refunds to a queue, so that shops got their money back within an hour."],
        }
    ],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: Path, cv: dict[str, Any]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(cv), "utf-8")
    return str(path)


def report_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_import_writes_json_resume_to_the_screen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", put(folder / "holt.json", CV)]) == 0
    assert json.loads(capsys.readouterr().out) == CV


def test_several_cvs_come_on_a_line_each(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [put(folder / name, CV) for name in ("a.json", "b.json")]
    assert main(["import", *files]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [CV, CV]


def test_import_writes_a_file_for_each_cv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [put(folder / name, CV) for name in ("a.json", "b.json")]
    assert main(["import", *files, "--out", "made/here"]) == 0
    assert json.loads(Path("made/here/a.json").read_text("utf-8")) == CV
    assert json.loads(Path("made/here/b.json").read_text("utf-8")) == CV
    assert capsys.readouterr().out == ""


def test_files_of_one_name_do_not_overwrite_each_other(folder: Path) -> None:
    other = {"basics": {"name": "Idris Vale", "email": "idris.vale@example.org"}}
    files = [put(folder / "one/cv.json", CV), put(folder / "two/cv.json", other)]
    assert main(["import", *files, "--out", "made"]) == 0
    names = {
        path.name: json.loads(path.read_text("utf-8"))["basics"]["name"] for path in Path("made").iterdir()
    }
    assert names == {"cv.json": "Maren Holt", "cv-2.json": "Idris Vale"}


def test_one_bad_file_does_not_stop_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("nothing.pdf").write_bytes(b"")
    Path("picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    good = put(folder / "good.json", CV)
    code = main(["import", "nothing.pdf", "picture.pdf", "absent.pdf", good, "--out", "made"])
    assert code == 2
    assert Path("made/good.json").is_file()
    said = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in said] == ["nothing.pdf", "picture.pdf", "absent.pdf"]
    assert all(line.endswith(".") and "Traceback" not in line for line in said)


def test_the_report_has_a_line_for_each_file(folder: Path) -> None:
    Path("nothing.pdf").write_bytes(b"")
    Path("picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    good = put(folder / "good.json", CV)
    main(["import", "nothing.pdf", "picture.pdf", "absent.pdf", good, "--out", "made", "--report", "r.jsonl"])
    lines = report_lines(Path("r.jsonl"))
    assert all(list(line) == ["file", "outcome", "code", "notes"] for line in lines)
    assert [(line["file"], line["outcome"], line["code"]) for line in lines] == [
        ("nothing.pdf", "refused", "empty"),
        ("picture.pdf", "refused", "not-a-pdf"),
        ("absent.pdf", "refused", None),
        (good, "parsed", None),
    ]
    assert all(set(note) == {"code", "text"} for line in lines for note in line["notes"])
    assert all(line["notes"] for line in lines[:3])


def test_lines_without_a_field_are_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    odd = "zxqv 17 // ~~ 88"
    text = f"Maren Holt\nmaren.holt@example.org\n\nWork experience\n\n{odd}\n"
    Path("notes.txt").write_text(text, "utf-8")
    assert main(["import", "notes.txt"]) == 0
    assert odd in capsys.readouterr().out


def test_check_ends_in_failure_only_for_errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unreachable = {**CV, "basics": {"name": "Maren Holt", "summary": CV["basics"]["summary"]}}  # type: ignore[index]
    assert main(["check", put(folder / "a.json", CV), "--today", "2026-03"]) == 0
    assert main(["check", put(folder / "b.json", unreachable), "--today", "2026-03"]) == 1
    assert "error STR01" in capsys.readouterr().out


def test_check_tells_programs_the_same_as_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(folder / "a.json", {**CV, "basics": {"name": "Maren Holt"}})
    code = main(["check", file, "--today", "2026-03"])
    text = capsys.readouterr().out
    assert main(["check", file, "--today", "2026-03", "--format", "json"]) == code
    report = json.loads(capsys.readouterr().out)
    assert report["file"] == file
    assert report["findings"]
    assert all(finding["message"] in text for finding in report["findings"])
    assert [step["number"] for step in report["steps"]] == [1, 2, 3, 4, 5]


def test_a_code_host_is_told_the_line_of_each_finding(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = {**CV["work"][0], "highlights": ["Improved system performance significantly."]}  # type: ignore[index]
    file = "cvs/a.json"
    Path("cvs").mkdir()
    Path(file).write_text(json.dumps(CV | {"work": [work]}, indent=1), "utf-8")
    lines = Path(file).read_text("utf-8").splitlines()
    main(["check", file, "--today", "2026-03", "--format", "sarif"])
    log = json.loads(capsys.readouterr().out)
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    vague = next(result for result in run["results"] if result["ruleId"] == "vague-claim")
    place = vague["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == file
    assert "Improved system" in lines[place["region"]["startLine"] - 1]
    assert vague["level"] == "warning"
    assert {result["ruleId"] for result in run["results"]} == {
        rule["id"] for rule in run["tool"]["driver"]["rules"]
    }


def test_check_holds_a_job_advert_against_the_cv(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(folder / "a.json", CV)
    Path("advert.txt").write_text("Developer\n\nWhat you need\n- Kubernetes\n- COBOL\n", "utf-8")
    main(["check", file, "--today", "2026-03"])
    assert "TLR01" not in capsys.readouterr().out
    main(["check", file, "--today", "2026-03", "--job", "advert.txt"])
    assert "TLR01" in capsys.readouterr().out
    assert main(["check", file, "--job", "none.txt"]) == 2
    assert capsys.readouterr().err.startswith("none.txt: ")


def test_check_judges_dates_by_the_month_it_is_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(folder / "a.json", CV | {"work": [{**CV["work"][0], "startDate": "2030-01"}]})  # type: ignore[index]
    main(["check", file, "--today", "2026-03"])
    early = capsys.readouterr().out
    main(["check", file, "--today", "2031-03"])
    assert capsys.readouterr().out != early


@pytest.mark.parametrize(
    "arguments",
    [["--today", "2026"], ["--today", "soon"], ["--guide", "astronaut"], ["--format", "xml"]],
)
def test_check_refuses_what_it_does_not_know(folder: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", put(folder / "a.json", CV), *arguments])
    assert stopped.value.code == 2


def test_render_writes_a_page_for_the_paper(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(folder / "a.json", CV)
    assert main(["render", file, "--to", "html", "--out", "made/holt.html", "--paper", "letter"]) == 0
    page = Path("made/holt.html").read_text("utf-8")
    assert "<!doctype html>" in page.lower()
    assert "Maren Holt" in page
    assert capsys.readouterr().out == ""
    assert main(["render", file, "--to", "html"]) == 0
    a4 = capsys.readouterr().out
    assert "Maren Holt" in a4
    assert a4 != page


def test_render_writes_pages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("typst", reason="no engine for pages in this Python")
    named = put(folder / "a.json", {**CV, "basics": {**CV["basics"], "name": "Maren 海"}})
    arguments = ["--to", "pdf", "--theme", "modern", "--paper", "letter", "--out", "made/holt.pdf"]
    assert main(["render", named, *arguments]) == 0
    (page,) = PdfReader("made/holt.pdf").pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == (612, 792)
    assert "Maren □" in page.extract_text()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == "a.json: No font here has letters for Cjk (海): a box stands for it.\n".replace(
        "a.json", named
    )


@pytest.mark.parametrize("command", [["check"], ["render", "--to", "html"]])
def test_what_cannot_be_read_is_told_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    Path("nothing.pdf").write_bytes(b"")
    assert main([*command, "nothing.pdf"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("nothing.pdf: ")
    assert len(told.err.splitlines()) == 1
    assert told.out == ""


@pytest.mark.parametrize("kind", [key for key in FORMATS if FORMATS[key].is_text])
def test_render_writes_text_to_the_screen(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", put(folder / "a.json", CV), "--to", kind]) == 0
    told = capsys.readouterr()
    assert "Harrow Parcels" in told.out
    assert told.err == ""


def test_render_writes_a_word_file_and_proposes_its_name(folder: Path) -> None:
    Path("made").mkdir()
    assert main(["render", put(folder / "a.json", CV), "--to", "docx", "--out", "made"]) == 0
    assert [path.name for path in Path("made").iterdir()] == ["Maren-Holt-Backend-Developer-CV.docx"]
    assert (
        main(["render", "made/Maren-Holt-Backend-Developer-CV.docx", "--to", "txt", "--out", "x/cv.txt"]) == 0
    )
    assert Path("x/cv.txt").read_text("utf-8").startswith("Maren Holt\nBackend Developer\n")


def test_render_pipes_a_word_file_but_shows_none_on_a_screen(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(folder / "a.json", CV)
    assert main(["render", file, "--to", "docx"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"PK")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["render", file, "--to", "docx"]) == 2
    told = capsysbinary.readouterr()
    assert told.out == b""
    assert b"--out" in told.err


def test_render_takes_the_language_of_headings_and_dates(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["render", put(folder / "a.json", CV), "--to", "txt", "--language", "fr"])
    assert (
        "Expérience professionnelle\nBackend Developer\navr. 2021 – aujourd’hui\n" in capsys.readouterr().out
    )


def test_render_never_writes_over_the_file_it_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(folder / "a.json", CV)
    before = Path(file).read_bytes()
    assert main(["render", file, "--to", "json", "--out", file]) == 2
    assert Path(file).read_bytes() == before
    assert "not written over itself" in capsys.readouterr().err


def test_render_says_where_it_cannot_write(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("full").write_text("a file, not a folder", "utf-8")
    assert main(["render", put(folder / "a.json", CV), "--to", "txt", "--out", "full/cv.txt"]) == 2
    told = capsys.readouterr()
    assert len(told.err.splitlines()) == 1
    assert "cannot be written" in told.err


@pytest.mark.parametrize(
    "arguments", [["--to", "doc"], ["--to", "txt", "--theme", "none"], ["--to", "txt", "--paper", "a5"]]
)
def test_render_refuses_what_it_does_not_know(folder: Path, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["render", put(folder / "a.json", CV), *arguments])
    assert stopped.value.code == 2
