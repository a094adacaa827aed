"""TEC01: a line that is a list of tools."""

from __future__ import annotations

from collections.abc import Iterator

from legible.check.examples import a_bullet
from legible.check.model import Hit, Options, rule
from legible.check.scan import Scan


@rule(
    code="TEC01",
    name="stack-only-bullet",
    severity="warning",
    message="This line is a list of tools; it does not say what you did with them.",
    fix="Attach each tool to what it did, or move it to Skills.",
    passing="No line is only a list of tools.",
    example=a_bullet,
    flag=(
        "Python, Django, Celery, Redis, RabbitMQ, Docker, Kubernetes.",
        "Technologies: Rust, NATS, Pulumi, Nomad, Loki.",
        "Ruby / MariaDB / RabbitMQ / Nomad",
        "Worked with Django, Celery, Gradle, Nginx and Oracle.",
    ),
    passes=(
        "Python in daily use since 2019, for the service that takes card payments in 200 cafés.",
        "Moved seat locks from MySQL to Redis, so two people never buy one seat.",
        "API design, caching, load testing and on-call work.",
        "Agreed definitions with sales, finance, legal and operations.",
        "Served shops in Leeds, York, Hull, Whitby and Ripon from one stock service.",
    ),
)
def stack_only_bullet(scan: Scan, options: Options) -> Iterator[Hit]:
    """A row of names shows neither how well you know them nor what they were good for."""
    for bullet in scan.all_bullets:
        if bullet.line.is_stack:
            yield Hit(bullet.path, 0, len(bullet.line.text))
