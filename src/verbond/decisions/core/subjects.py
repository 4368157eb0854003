"""What an item is about, as far as it decides which tests it needs."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

# Beginnings of Dutch words that point to a subject. A proposal for the clerk, never a decision.
WORDS: Mapping[str, tuple[str, ...]] = {
    "subsidie": ("subsidi", "toelage", "premie"),
    "reglement": ("reglement", "verordening"),
    "tarief": ("tarie", "retributie", "belasting", "toegangsprij", "huurprij", "inkomgeld"),
    "overheidsopdracht": ("overheidsopdracht", "bestek", "gunning", "lastvoorwaarden", "offerte"),
    "plan": ("masterplan", "actieplan", "beleidsplan", "meerjarenplan"),
    "bouwproject": ("gebouw", "renovati", "verbouw", "nieuwbouw", "plein", "park", "speeltuin"),
    "verkeer": ("verkeer", "parkeer", "fiets", "voetpad", "wegenis", "heraanleg", "schoolstraat"),
    "jeugd": ("jeugd", "jonger", "kinder", "speel", "school", "scholen"),
    "vereniging": ("vereniging", "organisatie", "club"),
    "wonen": ("woning", "wonen", "huur", "woonbeleid", "bouwkavel"),
    "milieu": ("groen", "klimaat", "boom", "bomen", "energie", "zonnepane", "ontharding", "afval"),
    "dienstverlening": ("loket", "dienstverlening", "openingsuren"),
    "communicatie": ("folder", "campagne", "stadsmagazine", "website"),
    "personeel": ("personeel", "aanwerving", "vacature", "rechtspositie"),
    "evenement": ("evenement", "festival", "kermis", "stoet"),
}


def suggest_subjects(text: str) -> tuple[str, ...]:
    """Propose the subjects whose words a text uses, in the order of the vocabulary.

    >>> suggest_subjects("Reglement voor de subsidie aan jeugdverenigingen")
    ('subsidie', 'reglement', 'jeugd')
    """
    words = re.findall(r"\w+", text.lower())
    return tuple(
        subject
        for subject, beginnings in WORDS.items()
        if any(word.startswith(beginnings) for word in words)
    )


def facts_of(
    *,
    body_kind: str,
    subjects: Iterable[str],
    is_correction: bool = False,
    is_public: bool = False,
    is_decided: bool = False,
) -> dict[str, Any]:
    """Return what of an item decides which tests apply, who reads them, and till when they go."""
    return {
        "body": body_kind,
        "subjects": sorted(set(subjects)),
        "is_correction": is_correction,
        "public": is_public,
        "decided": is_decided,
    }
