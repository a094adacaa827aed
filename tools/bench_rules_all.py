"""Predict for every labelled file of a folder, print the scorer's tables and what changed since the kept run.

python tools/bench_rules_all.py DIR OUT_DIR [--scorer PROGRAM] [--keep]: the hits of the kept run stand in
`tools/bench_rules_hits.json`, without any of the texts; --keep puts this run in their place.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bench_rules

KEPT = Path(__file__).with_name("bench_rules_hits.json")
SHOWN = 40  # differences printed of each file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--scorer", type=Path, help="a program: SCORER GOLD.jsonl PREDICTED.jsonl")
    parser.add_argument("--keep", action="store_true", help="compare later runs with this one")
    options = parser.parse_args()
    sources = sorted(options.folder.glob("*.jsonl"))
    if not sources:
        sys.exit(
            f"{options.folder} holds no .jsonl file: name the folder of labelled lines, CVs and adverts."
        )
    options.out.mkdir(parents=True, exist_ok=True)
    kept = json.loads(KEPT.read_text("utf-8")) if KEPT.exists() else {}
    for source in sources:
        target = options.out / source.name
        print(f"\n== {source.name}")
        bench_rules.main(source, target)
        found = hits(target)
        tell(kept.get(source.name), found)
        kept[source.name] = found
        if options.scorer:
            subprocess.run([sys.executable, options.scorer, source, target], check=True)
    if options.keep:
        KEPT.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", "utf-8")


def hits(predicted: Path) -> dict[str, list[str]]:
    """Give each record's hits as short names, such as `vague` or `final_check/2`."""
    records = [json.loads(line) for line in predicted.read_text("utf-8").splitlines()]
    return {
        record["id"]: sorted(named("", {key: value for key, value in record.items() if key != "id"}))
        for record in records
    }


def named(path: str, value: Any) -> Iterator[str]:
    """Name what is true in a prediction; a list names its items."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from named(f"{path}/{key}" if path else key, part)
    elif isinstance(value, list):
        for part in value:
            yield f"{path}={json.dumps(part, ensure_ascii=False) if isinstance(part, list | dict) else part}"
    elif isinstance(value, bool):
        if value:
            yield path
    else:
        yield f"{path}={value}"


def tell(before: dict[str, list[str]] | None, now: dict[str, list[str]]) -> None:
    """Print the hits that came and went."""
    if before is None:
        print("no kept run to compare with")
        return
    changes = [
        f"{sign} {name}: {hit}"
        for name in sorted(before.keys() | now.keys())
        for sign, hit in changed(set(before.get(name, ())), set(now.get(name, ())))
    ]
    print(f"{len(changes)} hits differ from the kept run")
    for change in changes[:SHOWN]:
        print(f"  {change}")
    if len(changes) > SHOWN:
        print(f"  and {len(changes) - SHOWN} more")


def changed(before: set[str], now: set[str]) -> Iterator[tuple[str, str]]:
    yield from (("-", hit) for hit in sorted(before - now))
    yield from (("+", hit) for hit in sorted(now - before))


if __name__ == "__main__":
    main()
