"""Import every CV of a folder and write JSON Resume: `bench_import.py DIR OUT_DIR [--report FILE]`."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from legible.assets import load_library
from legible.errors import CannotRead
from legible.importer import import_bytes
from legible.resume_json import cv_to_json

LIBRARY = load_library()


def import_file(job: tuple[Path, Path]) -> dict[str, Any]:
    """Import one file, write its CV, and report what happened."""
    path, out = job
    report: dict[str, Any] = {"file": path.name, "outcome": "parsed", "code": None, "notes": []}
    started = time.perf_counter()
    cv: dict[str, Any] = {}
    try:
        parsed = import_bytes(path.read_bytes(), path.name, LIBRARY)
        cv = cv_to_json(parsed.cv)
        report["notes"] = [{"code": note.code, "text": note.text} for note in parsed.notes]
        report["leftovers"] = [left.text for left in parsed.leftovers]
    except CannotRead as error:
        report |= {"outcome": "refused", "code": error.code, "text": str(error)}
    report["seconds"] = round(time.perf_counter() - started, 4)
    (out / f"{path.stem}.json").write_text(json.dumps(cv, ensure_ascii=False, indent=1), "utf-8")
    return report


def main(arguments: list[str] | None = None) -> int:
    """Run the importer over a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        print(f"There is no folder {options.folder}.", file=sys.stderr)
        return 2
    options.out.mkdir(parents=True, exist_ok=True)
    jobs = [(path, options.out) for path in sorted(options.folder.iterdir()) if path.is_file()]
    with multiprocessing.Pool(options.jobs) as pool:
        reports = pool.map(import_file, jobs, chunksize=4)
    if options.report:
        lines = (json.dumps(report, ensure_ascii=False) for report in reports)
        options.report.write_text("\n".join(lines) + "\n", "utf-8")
    _print_summary(reports)
    return 0


def _print_summary(reports: list[dict[str, Any]]) -> None:
    seconds = sorted(report["seconds"] for report in reports) or [0.0]
    refused = sum(report["outcome"] == "refused" for report in reports)
    print(
        f"{len(reports)} files, {refused} refused; seconds a file: median {statistics.median(seconds):.3f}, "
        f"95th percentile {seconds[int(0.95 * (len(seconds) - 1))]:.3f}, most {seconds[-1]:.3f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
