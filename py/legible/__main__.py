"""The same engine on a command line: import, check and render CVs."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from legible.assets import load_library
from legible.bringing import file_read
from legible.check import Report
from legible.dates import PartialDate
from legible.document import Note
from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.judging import coverage_of, report_of
from legible.library import Library
from legible.model import CV
from legible.outcome import with_draft
from legible.parsed import Parsed
from legible.read.text import decode
from legible.render import PAPERS, theme_names
from legible.render.choices import Choices
from legible.render.formats import FORMATS, File, Format, exported
from legible.render.pages import CannotPrint
from legible.render.wording import cv_languages
from legible.report import as_json, as_text, findings_of
from legible.resume_json import cv_to_json
from legible.rulebook import rulebook
from legible.sarif import as_sarif
from legible.state import Draft, State

DONE, FOUND_ERRORS, UNREADABLE = 0, 1, 2  # exit codes
Outcome = Parsed | CannotRead | OSError
# A report knows no other word for these.
IN_REPORTS = {"unknown-type": "not-a-pdf", "locked": "password", "wrong-password": "password"}
BUG = CannotRead("damaged", "This file met a bug in Legible and was not read.", "Please report it.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give the exit code."""
    library = load_library()
    options = _parser(library).parse_args(arguments)
    code: int = options.run(options, library)
    return code


def _parser(library: Library) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="legible", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    reads = commands.add_parser("import", help="read CVs and write JSON Resume")
    reads.add_argument("files", nargs="+", type=Path, metavar="FILE")
    reads.add_argument(
        "--out", type=Path, metavar="DIR", help="a JSON file for each CV, instead of the screen"
    )
    reads.add_argument("--report", type=Path, metavar="FILE.jsonl", help="a line for each file: how it went")
    reads.set_defaults(run=run_import)

    checks = commands.add_parser("check", help="say what is worth mending; exits 1 on errors")
    checks.add_argument("file", type=Path, metavar="FILE")
    checks.add_argument("--guide", choices=_guides(library), default="backend-developer", metavar="SLUG")
    checks.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    checks.add_argument("--job", type=Path, metavar="ADVERT.txt", help="a job advert that the CV is to fit")
    checks.add_argument("--today", type=_month, metavar="YYYY-MM", help="the month to judge dates by")
    checks.set_defaults(run=run_check)

    _add_render(commands.add_parser("render", help="write a CV in another format"), library)
    return parser


def _add_render(renders: argparse.ArgumentParser, library: Library) -> None:
    renders.add_argument("file", type=Path, metavar="FILE")
    renders.add_argument("--to", choices=tuple(FORMATS), required=True)
    renders.add_argument(
        "--out", type=Path, metavar="PATH", help="a file, or a folder for one with a proposed name"
    )
    renders.add_argument("--paper", choices=tuple(PAPERS), default="a4")
    renders.add_argument("--theme", choices=theme_names(library), default="classic")
    tags = [tag for tag, _name in cv_languages(library)]
    renders.add_argument(
        "--language", choices=tags, default="", help="of headings and dates; else the CV's own"
    )
    renders.set_defaults(run=run_render)


def _guides(library: Library) -> list[str]:
    slugs = {path.split("/")[2] for path in library.paths("content/guides/", "/guide.toml")}
    return sorted(slug for slug in slugs if not slug.startswith("_"))


def _month(text: str) -> PartialDate:
    found = PartialDate.from_iso(text)
    if not found or not found.month:
        raise argparse.ArgumentTypeError(f"{text!r} is no month; write it as 2026-03")
    return found


def run_import(options: argparse.Namespace, library: Library) -> int:
    """Read every file, whatever becomes of the others."""
    lines: list[str] = []
    code = DONE
    indent = None if len(options.files) > 1 and not options.out else 2  # on the screen, a line for each
    for file, name in zip(options.files, _names(options.files), strict=True):
        outcome = read(file, library)
        lines.append(json.dumps(report_line(file, outcome), ensure_ascii=False) + "\n")
        if isinstance(outcome, Parsed):
            code = max(code, _write_cv(outcome, file, options.out and options.out / name, indent))
        else:
            code = complain(file, outcome)
    if options.report:
        write(options.report, "".join(lines))
    return code


def _write_cv(parsed: Parsed, file: Path, target: Path | None, indent: int | None) -> int:
    """Write one CV, never over the file it was read from; give the exit code."""
    if target and _is_the_same(target, file):
        print(f"{file}: not written over itself; choose another folder with --out.", file=sys.stderr)
        return UNREADABLE
    try:
        write(target, cv_text(parsed, indent))
    except OSError as error:
        print(f"{target}: cannot be written: {error.strerror}.", file=sys.stderr)
        return UNREADABLE
    return DONE


def run_check(options: argparse.Namespace, library: Library) -> int:
    """Check one CV against a guide."""
    outcome = read(options.file, library)
    if not isinstance(outcome, Parsed):
        return complain(options.file, outcome)
    now = date.today()
    today = options.today or PartialDate(now.year, now.month, now.day)
    size = options.file.stat().st_size
    state = State(drafts=(Draft(guide=options.guide),))
    state = file_read(state, options.file.name, outcome, library, size).state
    if options.job:
        advert, broken = read_job(options.job)
        if broken:
            return complain(options.job, broken)
        state = with_draft(state, advert=advert)
    report = report_of(state, library, today, coverage_of(state, library))
    write(None, _written(options, report, outcome.cv, library))
    errors = [finding for finding in findings_of(report) if finding.severity == "error"]
    return FOUND_ERRORS if errors else DONE


def read_job(file: Path) -> tuple[str, OSError | None]:
    """Read a job advert's text, or give what went wrong."""
    try:
        return decode(file.read_bytes()), None
    except OSError as error:
        return "", error


def _written(options: argparse.Namespace, report: Report, cv: CV, library: Library) -> str:
    """Write a report in the format that was asked for."""
    name = str(options.file)
    if options.format == "sarif":
        source = options.file.read_bytes().decode("utf-8", "replace")
        return as_sarif(options.file.as_posix(), report, rulebook(library), cv, source)
    return as_json(name, report) if options.format == "json" else as_text(name, report)


def run_render(options: argparse.Namespace, library: Library) -> int:
    """Lay one CV out."""
    outcome = read(options.file, library)
    if not isinstance(outcome, Parsed):
        return complain(options.file, outcome)
    choices = Choices(options.theme, options.paper, options.language)
    try:
        made = exported(outcome.cv, library, options.to, choices)
    except CannotPrint as reason:
        print(f"{options.file}: {reason}", file=sys.stderr)
        return UNREADABLE
    if made.told:
        print(f"{options.file}: {made.told}", file=sys.stderr)
    target = options.out / made.name if options.out and options.out.is_dir() else options.out
    if target is None:
        return _show(made, FORMATS[options.to])
    if _is_the_same(target, options.file):
        print(f"{target}: not written over itself; choose another name with --out.", file=sys.stderr)
        return UNREADABLE
    return _save(target, made.data)


def _show(made: File, kind: Format) -> int:
    """Put a file on the screen, or into the pipe that stands in for it."""
    if not kind.is_text and sys.stdout.isatty():
        print(f"{kind.title} is no text for a screen; say where to put it with --out.", file=sys.stderr)
        return UNREADABLE
    if kind.is_text:
        print(made.data.decode(), end="")
    else:
        sys.stdout.buffer.write(made.data)
    return DONE


def _is_the_same(target: Path, file: Path) -> bool:
    return target.exists() and target.samefile(file)


def _save(target: Path, data: bytes) -> int:
    """Write a file, its folder included; give the exit code."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        print(f"{target}: cannot be written: {error.strerror}.", file=sys.stderr)
        return UNREADABLE
    return DONE


def read(file: Path, library: Library) -> Outcome:
    """Read one file; what goes wrong is given back, for the other files to go on."""
    try:
        return import_bytes(file.read_bytes(), file.name, library)
    except (CannotRead, OSError) as error:
        return error
    except Exception:  # this edge's part: one file's bug must not stop the others
        traceback.print_exc()
        return BUG


def complain(file: Path, error: CannotRead | OSError) -> int:
    """Say in one sentence why a file cannot be read; give the exit code."""
    reason = error.sentence if isinstance(error, CannotRead) else f"{error.strerror}."
    print(f"{file}: {reason}", file=sys.stderr)
    return UNREADABLE


def report_line(file: Path, outcome: Outcome) -> Mapping[str, Any]:
    """Tell how one file went."""
    if isinstance(outcome, Parsed):
        return _line(file, "parsed", None, outcome.notes)
    if isinstance(outcome, CannotRead):
        code = IN_REPORTS.get(outcome.code, outcome.code)
        return _line(file, "refused", code, [Note(outcome.code, str(outcome))])
    return _line(file, "refused", None, [Note("cannot-open", f"{outcome.strerror}.")])


def _line(file: Path, outcome: str, code: str | None, notes: Iterable[Note]) -> Mapping[str, Any]:
    plain = [{"code": note.code, "text": note.text} for note in notes]
    return {"file": str(file), "outcome": outcome, "code": code, "notes": plain}


def cv_text(parsed: Parsed, indent: int | None) -> str:
    """Write JSON Resume; lines that found no field stand in `meta`, where the format has room for them."""
    data = cv_to_json(parsed.cv)
    if parsed.leftovers:
        meta = data.get("meta")
        left = {"x-leftovers": [line.text for line in parsed.leftovers]}
        data["meta"] = {**meta, **left} if isinstance(meta, dict) else left
    return json.dumps(data, ensure_ascii=False, indent=indent) + "\n"


def _names(files: Iterable[Path]) -> list[str]:
    """Name what is written by the stems of what was read, and number those that share one."""
    names: list[str] = []
    for file in files:
        name, number = f"{file.stem}.json", 1
        while name in names:
            number += 1
            name = f"{file.stem}-{number}.json"
        names.append(name)
    return names


def write(path: Path | None, data: str | bytes) -> None:
    """Write a file, its folder included, or the screen."""
    raw = data.encode() if isinstance(data, str) else data
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    elif isinstance(data, str):
        print(data, end="")
    else:
        sys.stdout.buffer.write(raw)


if __name__ == "__main__":
    raise SystemExit(main())
