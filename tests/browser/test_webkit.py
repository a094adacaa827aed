"""A smoke test in WebKitGTK: the page loads, a CV is read, findings appear."""

from __future__ import annotations

from pathlib import Path

from journey import START_MS
from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

TEXT = """Rosalind Achterberg
Backend Developer
rosalind.achterberg@example.org
07700 900321

Experience

Senior Backend Developer, Halcyon Ferries
March 2021 - Present
- Moved seat booking to a message queue, so a full sailing no longer blocks the ticket office.
- Worked on various backend projects for different clients.
"""


def test_webkit_loads_reads_a_cv_and_shows_findings(
    webkit_driver: WebKitGTK, site: str, tmp_path: Path
) -> None:
    wait = WebDriverWait(webkit_driver, START_MS / 1000)
    webkit_driver.get(site)
    wait.until(lambda driver: driver.find_element(By.CSS_SELECTOR, "html[data-engine=ready]"))
    path = tmp_path / "rosalind.txt"
    path.write_text(TEXT)
    webkit_driver.find_element(By.ID, "file").send_keys(str(path))
    wait.until(lambda driver: driver.find_element(By.CSS_SELECTOR, "html[data-cv]"))
    name = webkit_driver.find_element(By.ID, "f/basics/name")
    assert name.get_property("value") == "Rosalind Achterberg"
    wait.until(lambda driver: driver.find_elements(By.CSS_SELECTOR, "#found .finding"))
