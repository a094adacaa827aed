"""Fetch what the project stands on: `.venv`, `node_modules`, and below `.build` wheels, dictionary and fonts.

Every step is skipped while what it was made from is unchanged, so that a second run takes no time.
Needs CPython 3.11 or newer with venv, Node 20 or newer, and npm; knows no registry's address.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
WHEELS = ROOT / ".build" / "wheels"  # shipped into the page
DICTIONARY = ROOT / ".build" / "dictionary"  # made from npm's word lists
TEST_PACKAGES = ROOT / ".build" / "pyodide-test"  # unpacked, for the core suite inside Pyodide
LOCKS = ROOT / "requirements"
FONTS = ROOT / ".build" / "fonts"  # made from npm's fonts, for pages
FONT_MAKER = ROOT / "tools" / "fonts.py"
DICTIONARY_MAKERS = (ROOT / "tools" / "dictionary.py", ROOT / "py" / "legible" / "check" / "dictionary.py")
# Wheels that Pyodide 314 (Python 3.14) can run: pure ones, and those built for its platform.
PYODIDE = ["--python-version", "3.14", "--implementation", "cp", "--abi", "cp314", "--abi", "none"]
PYODIDE += ["--platform", "pyemscripten_2026_0_wasm32", "--platform", "any"]
TYPST = ROOT / ".build" / "typst"  # packed from its wheel, for the page
TYPST_PACKER = ROOT / "tools" / "slim_typst.py"
EPOCH = "315532800"  # 1980-01-01, the first day a zip file can tell: the same bytes at every build


class CannotSetUp(Exception):
    """Say in one sentence what the machine lacks."""


def main() -> int:
    """Run every step that is due; give the exit code."""
    try:
        demand_tools()
        step(VENV, [LOCKS / "dev.txt"], make_venv, packaging())
        step(MODULES, [ROOT / "package-lock.json"], install_modules)
        step(DICTIONARY, [ROOT / "package-lock.json", *DICTIONARY_MAKERS], write_dictionary)
        step(FONTS, [ROOT / "package-lock.json", FONT_MAKER, LOCKS / "dev.txt"], write_fonts)
        step(WHEELS, [LOCKS / "web.txt", LOCKS / "web-source.txt", LOCKS / "dev.txt"], fetch_wheels)
        step(TYPST, [LOCKS / "web.txt", TYPST_PACKER], pack_typst)
        step(TEST_PACKAGES, [LOCKS / "pyodide-test.txt"], fetch_test_packages)
    except CannotSetUp as reason:
        print(f"make setup: {reason}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"make setup: this did not work: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    return 0


def demand_tools() -> None:
    """Raise CannotSetUp unless Python, Node and npm are here and new enough."""
    if sys.version_info < (3, 11):  # noqa: UP036  (the one file that an older Python may run)
        raise CannotSetUp("Python 3.11 or newer is needed; put it on the PATH, or say `make PYTHON=...`.")
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise CannotSetUp("Node 20 or newer and npm are needed; put `node` and `npm` on the PATH.")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < 20:
        raise CannotSetUp(f"Node 20 or newer is needed; {node} is {version}.")


def packaging() -> str:
    """Give what `pyproject.toml` says of the package itself; the tools' settings install nothing."""
    import tomllib  # not there before Python 3.11, which must first be told that it is too old

    table = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return repr([table["build-system"], table["project"], table["tool"]["hatch"]])


def step(target: Path, sources: Iterable[Path], make: Callable[[], None], also: str = "") -> None:
    """Make a folder unless its stamp says that it was made from these very sources."""
    stamp, wanted = target / ".stamp", fingerprint(sources, also)
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    print(f"setup: {target.relative_to(ROOT)}", flush=True)
    make()
    stamp.write_text(wanted)


def fingerprint(sources: Iterable[Path], also: str) -> str:
    """Hash the sources' bytes together with this file and the Python that runs it."""
    digest = hashlib.sha256(f"{sys.version} {also}".encode())
    for path in [Path(__file__), *sources]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """Fill `.venv` with the locked packages and the package itself, editable."""
    if not works(venv_python()):
        shutil.rmtree(VENV, ignore_errors=True)
        made = subprocess.run([sys.executable, "-m", "venv", VENV])
        if made.returncode:
            raise CannotSetUp("Python's venv module is incomplete; on Debian, install `python3-venv`.")
    pip("install", "--require-hashes", "--no-deps", "-r", LOCKS / "dev.txt")
    pip("install", "--no-deps", "--no-build-isolation", "-e", ROOT)


def install_modules() -> None:
    """Install npm's packages as locked; none of them needs a script to run."""
    run("npm", "ci", "--ignore-scripts", "--loglevel", "error")


def write_dictionary() -> None:
    """Pack the words that the checker knows."""
    empty(DICTIONARY)
    run(venv_python(), DICTIONARY_MAKERS[0], DICTIONARY / "english.bin")


def write_fonts() -> None:
    """Make the fonts that pages are set in; the script empties the folder itself."""
    run(venv_python(), FONT_MAKER, FONTS)


def fetch_wheels() -> None:
    """Download the page's wheels and build those that have none."""
    empty(WHEELS)
    download("web.txt", WHEELS)
    # Without a C compiler MarkupSafe's build leaves its C half out; that half runs in no browser.
    plain = {"CC": "false", "CXX": "false", "SOURCE_DATE_EPOCH": EPOCH}
    sources: list[str | Path] = ["--no-binary", ":all:", "--require-hashes", "-r", LOCKS / "web-source.txt"]
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-cache-dir", "-w", WHEELS, *sources, env=plain)
    for wheel in WHEELS.glob("*.whl"):
        if "-none-any" not in wheel.name and "wasm32" not in wheel.name:
            raise CannotSetUp(f"{wheel.name} would run in no browser; was a C compiler found after all?")


def pack_typst() -> None:
    """Pack what the page needs of typst, which takes a minute or two."""
    empty(TYPST)
    (wheel,) = WHEELS.glob("typst-*.whl")
    run(venv_python(), TYPST_PACKER, wheel, TYPST / "typst.bin")


def fetch_test_packages() -> None:
    """Unpack pytest and its company for the Python inside Pyodide."""
    empty(TEST_PACKAGES)
    download("pyodide-test.txt", TEST_PACKAGES)
    for wheel in sorted(TEST_PACKAGES.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(TEST_PACKAGES)
        wheel.unlink()


def download(lock: str, folder: Path) -> None:
    """Download a lock file's wheels, in the flavour that Pyodide runs."""
    wheels = ["--only-binary", ":all:", *PYODIDE]
    pip("download", "--no-deps", "--require-hashes", *wheels, "-d", folder, "-r", LOCKS / lock)


def venv_python() -> Path:
    """Give the path of the virtual environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def works(python: Path) -> bool:
    """Tell whether a virtual environment's Python starts and is the version that runs this."""
    if not python.exists():
        return False
    code = "import sys, pip; print(sys.version)"
    seen = subprocess.run([python, "-c", code], capture_output=True, text=True)
    return seen.stdout.strip() == sys.version.replace("\r", "").strip()


def empty(folder: Path) -> None:
    """Make a folder, or clear it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def pip(command: str, *arguments: str | Path, env: dict[str, str] | None = None) -> None:
    """Run the virtual environment's pip."""
    run(venv_python(), "-m", "pip", command, "--quiet", "--disable-pip-version-check", *arguments, env=env)


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a program in the project's folder; raises CalledProcessError."""
    program = shutil.which(str(command[0])) or command[0]
    subprocess.run([program, *command[1:]], cwd=ROOT, env=os.environ | (env or {}), check=True)


if __name__ == "__main__":
    raise SystemExit(main())
