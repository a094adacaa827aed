"""Assemble `dist/`: plain static files with relative addresses, ready for any static host and path."""

from __future__ import annotations

import fcntl
import hashlib
import html
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from fonts import FAMILIES
from legible.article import Link, article_html, hint_html
from legible.assets import load_library
from legible.rule_pages import rule_cards, rule_html

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
WORK = ROOT / ".build"
WHEELS = WORK / "wheels"
NODE = ROOT / "node_modules"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold; the same bytes on every build
AT_START = ("jinja2", "markupsafe")  # packages in the engine's archive
LATER = ("micropip", "pypdf")  # wheels that the engine asks for when it first needs them
ENGINE_CONTENT = ("content/", "templates/")
NOT_FOR_ENGINE = (".md", "examples.toml", "templates/ui/guide.html.j2", "templates/site/rule.html.j2")
PYSCRIPT_LEFT_OUT = ("xterm", "codemirror", "py-editor", "py-game", "py-terminal", "donkey", "service-worker")
NO_PLUGINS = ["!donkey", "!py-editor", "!py-game", "!py-terminal", "!deprecations-manager"]
GUIDE = "backend-developer"
FONTS = {  # of the app itself, and of the classic theme
    "source-sans-3": ("400", "400-italic", "600", "700"),
    "source-serif-4": ("400", "600", "700"),
}
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def main() -> None:
    """Build everything, one builder at a time."""
    WORK.mkdir(exist_ok=True)
    with (WORK / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build()


def build() -> None:
    """Assemble the site beside the old one, step by step, then put it in its place."""
    fresh(WORK / "site")
    site = WORK / "site"
    copy_vendor(site)
    copy_own(site)
    copy_dictionary(site)
    write_fonts(site)
    copy_page_fonts(site)
    write_worker(site)
    pack_engine(site)
    pack_stdlib(site)
    wheels = pack_wheels(site)
    write_pyodide_lock(site, wheels)
    write_index(site)
    write_rules(site)
    shutil.rmtree(DIST, ignore_errors=True)
    site.rename(DIST)
    size = sum(path.stat().st_size for path in DIST.rglob("*") if path.is_file())
    print(f"dist/: {sum(1 for p in DIST.rglob('*') if p.is_file())} files, {size / 1e6:.1f} MB")


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def copy_vendor(site: Path) -> None:
    vendor = site / "vendor"
    for path in sorted((NODE / "@pyscript/core/dist").glob("*.js")):
        if not path.name.startswith(PYSCRIPT_LEFT_OUT):
            copy(path, vendor / "pyscript" / path.name)
    for name in PYODIDE:
        copy(NODE / "pyodide" / name, vendor / "pyodide" / name)
    for name in ("micropython.mjs", "micropython.wasm"):
        package = NODE / "@micropython/micropython-webassembly-pyscript"
        copy(package / name, vendor / "micropython" / name)
    copy(NODE / "idiomorph/dist/idiomorph.esm.js", vendor / "idiomorph/idiomorph.esm.js")
    copy(NODE / "@picocss/pico/css/pico.min.css", vendor / "pico/pico.min.css")


def copy_own(site: Path) -> None:
    for path in sorted((ROOT / "py/page").glob("*.py")):
        copy(path, site / "py/page" / path.name)
    for path in sorted((ROOT / "static").glob("*.css")):
        copy(path, site / "css" / path.name)
    copy(ROOT / "static/attempt.mjs", site / "js/attempt.mjs")
    for path in sorted((ROOT / "static/img").iterdir()):
        copy(path, site / "img" / path.name)


def copy_dictionary(site: Path) -> None:
    """Ship the words that the page asks for once a CV is open, and the terms they are used under."""
    for path in sorted((WORK / "dictionary").glob("english.*")):
        copy(path, site / "dictionary" / path.name)


def pack_engine(site: Path) -> None:
    folder = fresh(WORK / "engine")
    shutil.copytree(
        ROOT / "py/legible",
        folder / "legible",
        ignore=shutil.ignore_patterns(
            "__pycache__",
            "__main__.py",
            "assets.py",
            "article.py",
            "article_reader.py",
            "guide_problems.py",
            "rule_pages.py",
        ),
    )
    for name in AT_START:
        unpack(wheel(name), folder)
    byte_compile(folder)
    (folder / "content.json").write_text(json.dumps(engine_content(), ensure_ascii=False), "utf-8")
    archive = site / "engine.zip"
    zip_folder(folder, archive)
    stamp = hashlib.sha256(archive.read_bytes()).hexdigest()[:16]
    loader = (ROOT / "static/engine.mjs").read_text("utf-8").replace("build:stamp", stamp)
    (site / "vendor/pyodide/engine.mjs").write_text(loader, "utf-8")


def pack_stdlib(site: Path) -> None:
    """Byte-compile what the engine imports of Python's library; npm ships the sources, slow to start from."""
    folder = fresh(WORK / "stdlib")
    unpack(NODE / "pyodide/python_stdlib.zip", folder)
    imports = ["legible.boot", "micropip", "pypdf"]
    command = ["node", "tools/stdlib.mjs", folder, WORK / "engine", *imports]
    subprocess.run(command, cwd=ROOT, check=True)
    zip_folder(folder, site / "vendor/pyodide/python_stdlib.zip")


def engine_content() -> dict[str, str]:
    files = load_library(ROOT).files
    return {path: text for path, text in files.items() if not path.endswith(NOT_FOR_ENGINE)}


def pack_wheels(site: Path) -> dict[str, Path]:
    """Byte-compile the wheels that are loaded later; they keep their names."""
    packed = {}
    for name in LATER:
        source = wheel(name)
        folder = fresh(WORK / "wheel")
        unpack(source, folder)
        byte_compile(folder)
        packed[name] = site / "wheels" / source.name
        packed[name].parent.mkdir(exist_ok=True)
        zip_folder(folder, packed[name])
    return packed


def wheel(name: str) -> Path:
    found = sorted(WHEELS.glob(f"{name}-*.whl"))
    if not found:
        sys.exit(f"No wheel of {name} in {WHEELS.relative_to(ROOT)}: run 'make setup' first.")
    return found[-1]


def unpack(source: Path, folder: Path) -> None:
    with zipfile.ZipFile(source) as archive:
        archive.extractall(folder)


def byte_compile(folder: Path) -> None:
    subprocess.run(["node", "tools/bytecode.mjs", folder], cwd=ROOT, check=True)


def zip_folder(folder: Path, target: Path) -> None:
    """Zip a folder with fixed times and order: the same input gives the same bytes."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                archive.writestr(info, path.read_bytes())


def write_pyodide_lock(site: Path, wheels: dict[str, Path]) -> None:
    """Name our wheels, and only ours, with our hashes: Pyodide's own lock points to another origin."""
    own = json.loads((NODE / "pyodide/pyodide-lock.json").read_text("utf-8"))
    packages = {
        name: {
            "name": name,
            "version": path.name.split("-")[1],
            "file_name": f"../../wheels/{path.name}",
            "install_dir": "site",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "package_type": "package",
            "imports": [name],
            "depends": [],
            "unvendored_tests": False,
        }
        for name, path in wheels.items()
    }
    lock = {"info": own["info"], "packages": packages}
    (site / "vendor/pyodide/pyodide-lock.json").write_text(json.dumps(lock, indent=1) + "\n")


def write_index(site: Path) -> None:
    """Put the guide into the shell as real HTML, and the page's modules into its configuration."""
    library = load_library(ROOT)
    text = (ROOT / "index.html").read_text("utf-8")
    parts = {
        "guide": article_html(library, GUIDE, [Link("start", "Start your CV")]),
        "hint": hint_html(library, GUIDE),
        "page-config": html.escape(json.dumps(page_config(site)), quote=True),
        "preload": "\n".join(preloads(site)),
        "plugins": json.dumps({"plugins": NO_PLUGINS}),
    }
    for name, part in parts.items():
        marker = f"<!-- build:{name} -->"
        if marker not in text:
            sys.exit(f"index.html has no place for the {name}: it needs the line {marker}")
        text = text.replace(marker, part)
    (site / "index.html").write_text(text, "utf-8")
    copy(ROOT / "pyscript.toml", site / "pyscript.toml")


def write_rules(site: Path) -> None:
    """Give each rule a page of its own, for findings to lead to."""
    library = load_library(ROOT)
    (site / "rules").mkdir()
    for card in rule_cards(library):
        (site / "rules" / f"{card.rule.name}.html").write_text(rule_html(card, library), "utf-8")


def page_config(site: Path) -> dict[str, object]:
    """List the page's modules for MicroPython; a static host lists no folders."""
    names = [path.name for path in sorted((site / "py/page").glob("*.py"))]
    return {
        "interpreter": "./vendor/micropython/micropython.mjs",
        "plugins": NO_PLUGINS,
        "files": {f"./py/page/{name}": f"./page/{name}" for name in names if name != "main.py"},
        "js_modules": {
            "main": {"./vendor/idiomorph/idiomorph.esm.js": "idiomorph", "./js/attempt.mjs": "attempt"}
        },
    }


def preloads(site: Path) -> list[str]:
    """Ask at once for what the start would ask for one after the other."""
    core = next((site / "vendor/pyscript").glob("core-*.js")).name
    modules = ["vendor/idiomorph/idiomorph.esm.js", "vendor/micropython/micropython.mjs"]
    modules += [f"vendor/pyscript/{core}", "js/attempt.mjs"]
    data = ["vendor/micropython/micropython.wasm"]
    data += [f"py/page/{path.name}" for path in sorted((site / "py/page").glob("*.py"))]
    font = "css/fonts/source-sans-3-latin-400-normal.woff2"
    return [
        *(f'<link rel="modulepreload" href="./{url}">' for url in modules),
        *(f'<link rel="preload" as="fetch" crossorigin href="./{url}">' for url in data),
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="./{font}">',
    ]


def write_fonts(site: Path) -> None:
    """Join the sheets of the app's fonts into one; what only themes use keeps a sheet of its own."""
    sheets = [font_sheet(site, family, styles) for family, styles in FONTS.items()]
    (site / "css/fonts.css").write_text("\n".join(sheets), "utf-8")
    for family in FAMILIES:
        if family.package not in FONTS:
            styles = [style.removesuffix("-normal") for style in family.styles]
            sheet = font_sheet(site, family.package, styles)
            (site / f"css/fonts-{family.package}.css").write_text(sheet, "utf-8")


def font_sheet(site: Path, package: str, styles: Iterable[str]) -> str:
    """Give a font package's rules for some styles, and copy the WOFF2 files they name."""
    folder, sheets = NODE / "@fontsource" / package, []
    for style in styles:
        text = (folder / f"{style}.css").read_text("utf-8")
        text = re.sub(r",\s*url\([^)]*\.woff\)\s*format\([^)]*\)", "", text)
        sheets.append(text.replace("./files/", "./fonts/"))
        for name in re.findall(r"\./files/([\w.-]+\.woff2)", text):
            copy(folder / "files" / name, site / "css/fonts" / name)
    return "\n".join(sheets)


def copy_page_fonts(site: Path) -> None:
    """Ship the fonts of pages and their index; a page asks for the few it needs."""
    for path in sorted((WORK / "fonts").iterdir()):
        if not path.name.startswith("."):
            copy(path, site / "fonts" / path.name)


def write_worker(site: Path) -> None:
    """Ship what sets pages, and tell the worker which files belong to this very build."""
    copy(WORK / "typst/typst.bin", site / "pages/typst.bin")
    both = (site / "pages/typst.bin").read_bytes() + (site / "fonts/fonts.json").read_bytes()
    worker = (ROOT / "py/engine.py").read_text("utf-8")
    (site / "py/engine.py").write_text(worker.replace("build:stamp", hashlib.sha256(both).hexdigest()[:16]))


if __name__ == "__main__":
    main()
