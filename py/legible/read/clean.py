"""Make text plain: ligatures, presentation forms, accents, invisible characters, odd spaces."""

from __future__ import annotations

import functools
import re
import unicodedata

BULLETS = "•‣◦⁃∙▪▫■□●○◆◇►▸▹➢➤➔→✓✔❖✦★☆–—-*·»›"  # a line may open with one of these
_ALWAYS_BULLETS = "•‣◦⁃∙▪▫■□●○◆◇►▸▹➢➤➔✓✔❖✦·"
_SYMBOL_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf076": "❖", "\uf0fc": "✓", "\uf02d": "-"}
_DROPPED = dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u00ad")
)


@functools.cache
def clean_char(text: str) -> str:
    """Give what one glyph's text stands for; an icon (private use) becomes a tab."""
    if len(text) == 1 and " " < text < "\x7f":
        return text
    return "".join(_one(char) for char in text)


def _one(char: str) -> str:
    code = ord(char)
    if char in _SYMBOL_BULLETS:
        return _SYMBOL_BULLETS[char]
    if 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return "\t"
    if 0xFB00 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", char)
    if unicodedata.category(char) in ("Zs", "Cc"):
        return "\t" if char == "\t" else " "
    return char


def odd_signs(text: str) -> str:
    """Give a text's ligatures and private-use characters but the usual list markers, each once."""
    return "".join(dict.fromkeys(char for char in text if _is_odd(char)))


def _is_odd(char: str) -> bool:
    private = "\ue000" <= char <= "\uf8ff" and char not in _SYMBOL_BULLETS
    return private or "\ufb00" <= char <= "\ufb06"


def clean_text(text: str) -> str:
    """Compose accents, drop what nobody sees, and close up runs of spaces (tabs are kept)."""
    text = unicodedata.normalize("NFC", unspace(text).translate(_DROPPED))
    return re.sub(r" *\t[ \t]*", "\t", re.sub(r" {2,}", " ", text)).strip(" ")


def plain(text: str) -> str:
    """Clean a text that did not come glyph by glyph."""
    return clean_text("".join(map(clean_char, text)))


def unspace(text: str) -> str:
    """Close up letters typed apart: `W O R K   H I S T O R Y` is WORK HISTORY."""
    tokens = text.split()
    singles = sum(len(token) == 1 for token in tokens)
    if len(tokens) < 4 or singles < len(tokens) * 0.8 or not any(token.isalpha() for token in tokens):
        return text
    words = [word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip())]
    return " ".join(words)


def split_bullet(text: str) -> tuple[bool, str]:
    """Take a list marker off the start of a line; say whether there was one."""
    match = re.match(rf"\s*([{re.escape(BULLETS)}])(\s+)(?=\S)", text)
    if match:
        return True, text[match.end() :]
    tight = re.match(rf"\s*[{re.escape(_ALWAYS_BULLETS)}]\s*(?=\S)", text)
    return (True, text[tight.end() :]) if tight else (False, text)
