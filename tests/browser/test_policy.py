"""The page's own policy keeps every other origin out; without it the same attempts get through."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PREFIX, OtherOrigin
from journey import engine_ready, open_site
from playwright.sync_api import Page

from serve import serving

pytestmark = pytest.mark.in_firefox_too
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n')
FROM_PAGE = """async address => {
  try { await fetch(address, {signal: AbortSignal.timeout(4000)}); return "reached"; }
  catch (error) { return "refused"; }
}"""
# The engine's worker is made from a blob, so a worker from a blob stands where it stands.
FROM_WORKER = """address => new Promise(done => {
  const code = `fetch("${address}", {signal: AbortSignal.timeout(4000)})
    .then(() => postMessage("reached"), () => postMessage("refused"))`;
  const worker = new Worker(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  worker.onmessage = event => done(event.data);
  worker.onerror = () => done("refused");
})"""
PROBE = '''

__export__.append("probe")


async def probe(address):
    """Try to reach an address from inside the engine."""
    from pyodide.http import pyfetch

    try:
        await pyfetch(address)
    except Exception:
        return "refused"
    return "reached"
'''
ASK_ENGINE = """

async def ask_engine(address):
    engine = await workers["engine"]
    document.documentElement.dataset.probe = await engine.probe(address)


def probe_asked(event):
    asyncio.create_task(ask_engine(event.detail))


dom.on(document, "probe", probe_asked)
"""
FROM_ENGINE = """async address => {
  const root = document.documentElement;
  delete root.dataset.probe;
  document.dispatchEvent(new CustomEvent("probe", {detail: address}));
  for (let turn = 0; turn < 300 && !root.dataset.probe; turn++) await new Promise(r => setTimeout(r, 50));
  return root.dataset.probe || "no answer";
}"""
ATTEMPTS = {"page": FROM_PAGE, "worker": FROM_WORKER, "engine": FROM_ENGINE}


@pytest.fixture(scope="session")
def probed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the site and give its engine and its page a function that tries to get out."""
    copy = tmp_path_factory.mktemp("probed") / "dist"
    shutil.copytree(dist, copy)
    for name, more in (("py/engine.py", PROBE), ("py/page/main.py", ASK_ENGINE)):
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(more)
    return copy


@pytest.fixture(scope="session")
def guarded(probed: Path) -> Iterator[str]:
    with serving(probed, PREFIX) as address:
        yield address


@pytest.fixture(scope="session")
def unguarded(probed: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the same site with the policy taken out."""
    copy = tmp_path_factory.mktemp("unguarded") / "dist"
    shutil.copytree(probed, copy)
    page = copy / "index.html"
    text, taken = POLICY.subn("", page.read_text("utf-8"))
    assert taken == 1
    page.write_text(text, "utf-8")
    with serving(copy, PREFIX) as address:
        yield address


def attempts(page: Page, site: str, address: str) -> dict[str, str]:
    open_site(page, site)
    engine_ready(page)
    return {place: page.evaluate(script, f"{address}{place}") for place, script in ATTEMPTS.items()}


def test_another_origin_is_refused_from_the_page_and_from_the_engine(
    page: Page, guarded: str, other_origin: OtherOrigin
) -> None:
    answers = attempts(page, guarded, other_origin.address)
    assert answers == {"page": "refused", "worker": "refused", "engine": "refused"}
    assert other_origin.hits == []


def test_without_the_policy_the_same_attempts_get_through(
    page: Page, unguarded: str, other_origin: OtherOrigin
) -> None:
    answers = attempts(page, unguarded, other_origin.address)
    assert answers == {"page": "reached", "worker": "reached", "engine": "reached"}
    assert {hit.split()[-1] for hit in other_origin.hits} == {"/page", "/worker", "/engine"}


def test_the_policy_is_the_first_thing_that_can_load_anything(dist: Path) -> None:
    head = (dist / "index.html").read_text("utf-8").split("</head>")[0]
    policy = POLICY.search(head)
    assert policy
    assert not re.search(r"<(script|link|style|img)\b", head[: policy.start()])
    for part in ("default-src 'none'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"):
        assert part in policy.group()
    assert "unsafe-inline" not in policy.group() and "http" not in policy.group().split("content=")[1]
