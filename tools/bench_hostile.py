"""Give every troublesome file of a folder to the importer, and with `--site` to the built site in Chromium.

The folder's `expected.json` (its form: `hostile.py`) says what should become of each. With `--scorer FILE`,
a program called as `FILE PREDICTED_DIR TRUTH_DIR --json OUT`, CVs are held against the truth too.
Fails where anything is not as expected.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

import browsers
from bench_import import score
from hostile import PATIENCE_MS, Case, Result, cases_in, faults, imported, start_afresh, visited
from serve import serving

ROOT = Path(__file__).resolve().parent.parent
LEAST_SCORE = 0.9  # headline F1 of a file that is to give the same CV as its sound sister

Reader = Callable[[Path], Result]


@contextmanager
def visitor(dist: Path) -> Iterator[Reader]:
    """Open the site once and give a reader that chooses one file after another there."""
    with serving(dist) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.chromium())
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector("html[data-engine=ready]", state="attached", timeout=PATIENCE_MS)

        def read(path: Path) -> Result:
            try:
                result = visited(page, path)
                start_afresh(page)
            except Error as error:
                page.reload()
                return Result(PATIENCE_MS / 1000, "?", str(error).splitlines()[0])
            return result

        yield read
        browser.close()


def scored(scorer: Path, case: Case, result: Result) -> float | None:
    """Give the headline F1 of a case that has a truth."""
    if not case.truth or result.told:
        return None
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, case.truth).write_text(json.dumps(result.cv), "utf-8")
        return score(scorer, Path(folder), case.path.parent / "truth", {Path(case.truth).stem})["headline"]


def judge(case: Case, read: Reader, scorer: Path | None) -> bool:
    """Run a case and print its line; tell whether all is as expected."""
    result = read(case.path)
    found = faults(case, result)
    reached = scored(scorer, case, result) if scorer else None
    if reached is not None and reached < LEAST_SCORE:
        found.append(f"F1 {reached:.3f}")
    got = result.got + (f" {reached:.3f}" if reached is not None else "")
    verdict = "; ".join(found) or "as expected"
    print(f"{case.path.name:40}{case.outcome:26}{got:26}{result.seconds:8.2f}  {verdict}", flush=True)
    return not found


def table(title: str, cases: list[Case], read: Reader, scorer: Path | None) -> int:
    """Print the table of all cases; gives the number of mismatches."""
    print(f"{title:40}{'expected':26}{'got':26}{'seconds':>8}  verdict")
    wrong = sum(not judge(case, read, scorer) for case in cases)
    print(f"{len(cases) - wrong} of {len(cases)} as expected\n")
    return wrong


def main(arguments: list[str] | None = None) -> int:
    """Run the folder through the importer, and through the site where that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--site", action="store_true", help="through the built site in Chromium too")
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--scorer", type=Path, help="a program that scores CVs")
    options = parser.parse_args(arguments)
    if not (options.folder / "expected.json").is_file():
        print(f"There is no expected.json in {options.folder}.", file=sys.stderr)
        return 2
    cases = cases_in(options.folder)
    wrong = table("importer", cases, imported, options.scorer)
    if options.site:
        with visitor(options.dist) as read:
            wrong += table("site", cases, read, options.scorer)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
