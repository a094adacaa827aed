"""LNK01: a link or an e-mail address that may not lead where it should."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legible.check.examples import basics
from legible.check.features.links import is_broken, is_broken_mail, lacks_account, parted, untracked
from legible.check.model import Edit, Hit, Imported, Options, rule
from legible.check.scan import Scan
from legible.file_facts import FileFacts
from legible.model import CV, Profile, Publication


def _profile(url: str) -> CV:
    return CV(basics=replace(basics(), profiles=(Profile(network="Code", username="ada", url=url),)))


@rule(
    code="LNK01",
    name="doubtful-link",
    severity="suggestion",
    message="“{link}” {doubt}.",
    fix="Open it once yourself from the finished file, and put right what does not work.",
    passing="The links look sound.",
    example=_profile,
    flag=(
        "https://github.com",
        "linkedin.com/in/",
        "htps://github.com/example-ada",
        "https://adafernside",
        "https://www.linkedin.com/in/example-ada?trk=public_profile&utm_source=share",
        "http://fernside.example.org",
        "https://fernside.example.org/my work",
        CV(basics=replace(basics(), email="ada.fernside@example")),
        Imported(CV(basics=basics()), FileFacts(links=("mailto:bo.holt@example.org",))),
    ),
    passes=(
        "https://github.com/example-ada",
        "github.com/example-ada/returns?tab=readme",
        "https://uk.linkedin.com/in/example-ada",
        "https://example-ada.github.io",
        CV(basics=basics(), publications=(Publication(name="Tills", url="http://example.org/tills"),)),
        "https://bücher.example.org:8443/ada#talks",
        "https://fernside.example.org/search?q=http://example.org",
        CV(basics=basics()),
        CV(basics=replace(basics(), email="")),
        Imported(CV(basics=basics()), FileFacts(links=("mailto:Ada.Fernside@example.org?subject=Hi",))),
    ),
)
def doubtful_link(scan: Scan, options: Options) -> Iterator[Hit]:
    """A reader who follows a link and lands nowhere will not search, and an e-mail that bounces is lost."""
    email = scan.cv.basics.email
    if email.strip() and is_broken_mail(email):
        values = {"link": email, "doubt": "is no e-mail address as it stands"}
        yield Hit("/basics/email", 0, len(email), values, severity="warning")
    for path, text in scan.texts:
        if path.endswith("/url") and (hit := _doubt(path, text, scan)):
            yield hit
    yield from _other_mail(scan)


def _doubt(path: str, url: str, scan: Scan) -> Hit | None:
    table = scan.words.table("links")
    edit = None
    if is_broken(url):
        doubt = "is no web address as it stands"
    elif lacks_account(url, table):
        doubt = "leads to a front page, not to you"
    elif (clean := untracked(url, table)) != url:
        doubt = "carries parts that follow its reader"
        edit = Edit("Take the tracking parts out", url, clean, texts=((path, clean),))
    elif parted(url)[0] == "http" and path.startswith("/basics/"):  # other people's sites are theirs
        doubt = "is not encrypted, and browsers may warn of it; if the site answers to https, write that"
    else:
        return None
    return Hit(path, 0, len(url), {"link": url, "doubt": doubt}, edit=edit)


def _other_mail(scan: Scan) -> Iterator[Hit]:
    """Find a mail link in the file that leads to another address than the one printed."""
    printed = scan.cv.basics.email.strip().lower()
    targets = [link for link in scan.facts.links if link.lower().startswith("mailto:")] if scan.facts else []
    known = " ".join(text for _, text in scan.texts).lower() if targets else ""
    for target in targets:
        address = target[len("mailto:") :].partition("?")[0].strip()
        if printed and address.lower() not in known:
            doubt = f"is where a mail link in your file leads, while it prints {scan.cv.basics.email.strip()}"
            yield Hit("/basics/email", values={"link": address, "doubt": doubt}, severity="warning")
