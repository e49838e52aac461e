"""Languages as formats state them -> BCP 47 primary subtags."""

from __future__ import annotations

import re
from functools import lru_cache

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
# Names of babel and polyglossia that are no English name of a language (babel's manual, "Languages
# supported by babel with ldf files").
_BABEL = {
    "acadian": "fr",
    "american": "en",
    "australian": "en",
    "austrian": "de",
    "brazil": "pt",
    "brazilian": "pt",
    "british": "en",
    "canadian": "en",
    "canadien": "fr",
    "castilian": "es",
    "chinese": "zh",
    "farsi": "fa",
    "francais": "fr",
    "frenchb": "fr",
    "germanb": "de",
    "greek": "el",
    "magyar": "hu",
    "mexican": "es",
    "naustrian": "de",
    "newzealand": "en",
    "ngerman": "de",
    "norsk": "no",
    "nswissgerman": "de",
    "nynorsk": "nn",
    "polutonikogreek": "el",
    "portuges": "pt",
    "slovene": "sl",
    "swissgerman": "de",
    "ukenglish": "en",
    "ukrainian": "uk",
    "usenglish": "en",
}


@lru_cache(maxsize=1024)
def language_code(printed: str) -> str | None:
    """Return the primary subtag of a tag (`en-GB`), an ISO 639 code or an English name.

    None where the text names no language that is known.
    """
    from pycountry import languages

    text = printed.strip()
    tag = _TAG.fullmatch(text)
    code = tag[1].lower() if tag else ""
    if len(code) == 2:
        return code if languages.get(alpha_2=code) else None
    name = text.casefold()
    if name in _BABEL:
        return _BABEL[name]
    found = (
        (len(code) == 3 and (languages.get(alpha_3=code) or languages.get(bibliographic=code)))
        or languages.get(name=text.title())
        or None
    )
    return getattr(found, "alpha_2", None) or (found.alpha_3 if found else None)
