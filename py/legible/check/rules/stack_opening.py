"""OPN03: the opening is a list of tools."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import an_opening
from legible.check.model import Hit, Options, rule
from legible.check.scan import OPENING, Scan


@rule(
    code="OPN03",
    name="stack-opening",
    severity="warning",
    message="You open with {tools} and the reader cannot tell what they were for.",
    fix="Name the service first; the tools can wait for the line where they earned their place.",
    passing="The opening does not start from a list of tools.",
    example=an_opening,
    flag=(
        "Java, Kotlin, Spring Boot, PostgreSQL and Kafka developer.",
        "Developer skilled in Python, Django, Redis, Docker and Kubernetes.",
        "Go, PostgreSQL, Kafka, Terraform, AWS.",
    ),
    passes=(
        "Backend developer working on parcel tracking and delivery events, mostly in Kotlin.",
        "Backend developer on payment APIs in Java and PostgreSQL for online shops.",
        "I build booking services for ferries in Go, with PostgreSQL, Kafka and Redis behind them.",
        "Engineer for the ledgers that prove a bank's money is right.",
        "Python developer who looks after rent and tenancy services for housing associations.",
    ),
    options={"tools": 4, "share": 0.4},
)
def stack_opening(scan: Scan, options: Options) -> Iterator[Hit]:
    """Tools say what you can type, not what you took care of; half the readers do not know their names."""
    line = scan.opening
    tools = line.tools
    if not tools:
        return
    inside = sum(line.tool_at(index) for index in range(len(line.tokens)))
    if line.system_nouns and line.domain_nouns and not line.tool_at(0):
        return
    crowded = len(tools) >= 3 and inside > options["share"] * max(1, len(line.content_words))
    if crowded or (len(tools) >= options["tools"] and not line.system_nouns):
        names = ", ".join(dict.fromkeys(tool.name for tool in tools[:3]))
        yield Hit(OPENING, tools[0].start, tools[-1].end, {"tools": names})
