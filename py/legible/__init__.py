"""Read, check and render CVs; pure Python that knows no browser, clock, disk or network."""
