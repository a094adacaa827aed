"""The worker's few lines: hand the engine's one door to the page, and fetch what it needs for pages."""

import asyncio
import io
import json
import lzma
import sys
import tarfile
from pathlib import Path

import js
import pyodide_js

from legible import taking
from legible.boot import app

__export__ = ["dispatch", "prepare", "prepare_pages", "rehearse"]

PDF = b"%PDF"  # within the first 1024 bytes; ISO 32000-1, annex H, note 13
STAMP = "build:stamp"  # of the files for pages; the build writes it
TYPST = Path("/typst")
FONTS = Path("/fonts")
PATIENCE_SECONDS = 30  # without a byte; then a fetch has failed

setting_up = asyncio.Lock()


async def prepare():
    """Load what reading files needs, ahead of the first file; later calls return at once."""
    await pyodide_js.loadPackage("micropip")
    import micropip

    await micropip.install("pypdf")
    import pypdf  # noqa: F401  (a wheel that could not be fetched is only logged, here it shows)


async def rehearse():
    """Ready the engine for the first CV; what the visitor does meanwhile comes in between."""
    for _step in app().rehearse():
        await asyncio.sleep(0)


async def dispatch(action, data=None):
    """Pass an action (JSON text) and perhaps a file's bytes to the engine; give its patches as JSON text."""
    if data is None:
        return await _answer(action)
    file = data.to_bytes()
    if PDF in file[:1024]:
        await prepare()
    return app().answer(action, file)


async def _answer(action):
    wanted = json.loads(action)
    if taking.sets_pages(wanted):
        try:
            await prepare_pages()
            await _fetch_fonts(taking.fonts_for(app().state, app().library))
        except Exception as error:  # what could not be fetched is asked for again the next time
            js.console.error(str(error))
            return json.dumps(taking.without_pages())
    return app().answer(action)


async def prepare_pages():
    """Load what sets pages; later calls return at once, and after a failure the next one tries again."""
    async with setting_up:
        if "typst" not in sys.modules:
            await _unpack_typst()
            sys.path.append(str(TYPST))
            import typst  # noqa: F401  (slow the first time, so not in the midst of an answer)
        if not app().library.fonts:
            index = await _fetched("fonts/fonts.json")
            app().library = taking.with_fonts(app().library, index, str(FONTS))


async def _unpack_typst():
    """Unpack while it comes, and tell the page how far it is, in percent."""
    channel = js.BroadcastChannel.new("legible-pages:" + js.URL.new(js.legibleSite).pathname)
    unpacker, heap = lzma.LZMADecompressor(), io.BytesIO()

    def take(part, share):
        heap.write(unpacker.decompress(part))
        channel.postMessage(round(100 * share))

    try:
        await _fetched("pages/typst.bin", take)
        if not unpacker.eof:
            raise OSError("pages/typst.bin came only in part")
    finally:
        channel.postMessage(100)
        channel.close()
    heap.seek(0)
    with tarfile.open(fileobj=heap) as packed:
        packed.extractall(TYPST, filter="data")


async def _fetch_fonts(names):
    FONTS.mkdir(exist_ok=True)
    missing = [name for name in names if not (FONTS / name).exists()]
    fetched = await asyncio.gather(*(_fetched(f"fonts/{name}") for name in missing))
    for name, data in zip(missing, fetched, strict=True):
        (FONTS / name).write_bytes(data)


async def _fetched(path, take=None):
    """Fetch a file of this site; `take` gets each part as it comes, and the share that has come by then."""
    answer = await asyncio.wait_for(js.fetch(f"{js.legibleSite}{path}?{STAMP}"), PATIENCE_SECONDS)
    if not answer.ok:
        raise OSError(f"{path}: the site answered {answer.status}")
    size, reader, parts, come = int(answer.headers.get("content-length") or 0), answer.body.getReader(), [], 0
    while not (read := await asyncio.wait_for(reader.read(), PATIENCE_SECONDS)).done:
        part = read.value.to_bytes()
        come += len(part)
        if take:
            take(part, min(1, come / size) if size else 0)
        else:
            parts.append(part)
    return b"".join(parts)
