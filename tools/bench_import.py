"""Import every CV of a folder and write JSON Resume: `bench_import.py DIR OUT_DIR [--report FILE]`.

With `--scorer FILE --truth DIR` the result is scored, by a program that is called as
`FILE PREDICTED_DIR TRUTH_DIR --json OUT`; `--ablate` scores it again with each heuristic table off in turn.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from ablation import switched_off, tables
from legible.assets import load_library
from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.library import Library
from legible.resume_json import cv_to_json

LIBRARY = load_library()
GROUPS = ("contact", "work", "education", "skills", "text", "other")
# Measured by the same scorer on the development set of 339 PDFs: headline F1, and that of `other`.
BASELINES = {
    "OfflineCV (2026-08)": (0.644, 0.204),
    "CVAurum (2026-08)": (0.607, 0.403),
    "OpenResume (2024-10)": (0.354, 0.079),
    "leverparser 0.1.0": (0.256, 0.053),
}

Job = tuple[Path, Path, str]  # the file, the folder for its CV, the table that is off


def import_file(job: Job) -> dict[str, Any]:
    """Import one file, write its CV, and report what happened."""
    path, out, off = job
    with switched_off(off, LIBRARY) as library:
        cv, report = imported(path, library)
    (out / f"{path.stem}.json").write_text(json.dumps(cv, ensure_ascii=False, indent=1), "utf-8")
    return report


def imported(path: Path, library: Library) -> tuple[dict[str, Any], dict[str, Any]]:
    report: dict[str, Any] = {"file": path.name, "outcome": "parsed", "code": None, "notes": []}
    started = time.perf_counter()
    cv: dict[str, Any] = {}
    try:
        parsed = import_bytes(path.read_bytes(), path.name, library)
        cv = cv_to_json(parsed.cv)
        report["notes"] = [{"code": note.code, "text": note.text} for note in parsed.notes]
        report["leftovers"] = [left.text for left in parsed.leftovers]
    except CannotRead as error:
        report |= {"outcome": "refused", "code": error.code, "text": str(error)}
    report["seconds"] = round(time.perf_counter() - started, 4)
    return cv, report


def import_all(paths: list[Path], out: Path, jobs: int, off: str = "") -> list[dict[str, Any]]:
    """Import the files in parallel, perhaps with one heuristic table off."""
    out.mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool(jobs) as pool:
        return pool.map(import_file, [(path, out, off) for path in paths], chunksize=4)


def score(scorer: Path, predicted: Path, truth: Path, stems: set[str]) -> dict[str, float]:
    """Score the predictions against the truth of the same files: F1 by group, and the headline."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "truth"
        wanted.mkdir()
        for path in truth.glob("*.json"):
            if path.stem in stems:
                shutil.copyfile(path, wanted / path.name)
        numbers = Path(folder) / "numbers.json"
        command = [sys.executable, str(scorer), str(predicted), str(wanted), "--json", str(numbers)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        total = json.loads(numbers.read_text("utf-8"))["total"]
    return {"headline": total["headline"]} | {group: total["groups"][group]["f1"] for group in GROUPS}


def print_head(title: str) -> None:
    print(f"{title:44}" + "".join(f"{column:>11}" for column in ("headline", *GROUPS)))


def print_scores(rows: dict[str, dict[str, float]], compared: dict[str, float] | None = None) -> None:
    """Print scores as a table; differences to `compared` where it is given."""
    columns = ("headline", *GROUPS)
    sign = "+" if compared else ""
    for name, scores in rows.items():
        values = (scores[column] - (compared or {}).get(column, 0.0) for column in columns)
        print(f"{name[-44:]:44}" + "".join(f"{value:{sign}11.3f}" for value in values))


def ablate(options: argparse.Namespace, paths: list[Path], whole: dict[str, float]) -> None:
    """Print what is lost or won with each table off."""
    stems = {path.stem for path in paths}
    print()
    print_head(f"with one table off: the difference ({len(paths)} files)")
    for name in tables():
        with tempfile.TemporaryDirectory() as folder:
            import_all(paths, Path(folder), options.jobs, name)
            scores = score(options.scorer, Path(folder), options.truth, stems)
        print_scores({name.removeprefix("legible."): scores}, whole)


def main(arguments: list[str] | None = None) -> int:
    """Run the importer over a folder."""
    options = parsed_arguments(arguments)
    if not options.folder.is_dir():
        print(f"There is no folder {options.folder}.", file=sys.stderr)
        return 2
    paths = [path for path in sorted(options.folder.iterdir()) if path.is_file()][:: options.every]
    reports = import_all(paths, options.out, options.jobs)
    if options.report:
        lines = (json.dumps(report, ensure_ascii=False) for report in reports)
        options.report.write_text("\n".join(lines) + "\n", "utf-8")
    print_summary(reports)
    if options.scorer:
        whole = score(options.scorer, options.out, options.truth, {path.stem for path in paths})
        print_head("F1; baselines on the development set")
        print_scores({f"this importer, {options.folder.name}": whole})
        for name, (headline, other) in BASELINES.items():
            print(f"{name:44}{headline:11.3f}{'':55}{other:11.3f}")
        if options.ablate:
            ablate(options, paths, whole)
    return 0


def parsed_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="take every so manieth file")
    parser.add_argument("--scorer", type=Path, help="a program that scores the result")
    parser.add_argument("--truth", type=Path, help="the right CVs, by the files' names")
    parser.add_argument("--ablate", action="store_true", help="score with each heuristic table off in turn")
    options = parser.parse_args(arguments)
    if bool(options.scorer) != bool(options.truth) or (options.ablate and not options.scorer):
        parser.error("--scorer and --truth go together, and --ablate needs both")
    return options


def print_summary(reports: list[dict[str, Any]]) -> None:
    seconds = sorted(report["seconds"] for report in reports) or [0.0]
    refused = sum(report["outcome"] == "refused" for report in reports)
    print(
        f"{len(reports)} files, {refused} refused; seconds a file: median {statistics.median(seconds):.3f}, "
        f"95th percentile {seconds[int(0.95 * (len(seconds) - 1))]:.3f}, most {seconds[-1]:.3f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
