"""The words of French and of English: data, one file a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from mapgen.desk.draft.article import Language


@cache
def tables(language: Language) -> dict[str, Any]:
    """All that is data of one language."""
    path = Path(__file__).with_name("words") / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
