"""A job advert and a CV side by side: what is asked for, where it is shown, what is only asked."""

from legible.match.advert import read_advert
from legible.match.coverage import coverage

__all__ = ["coverage", "read_advert"]
