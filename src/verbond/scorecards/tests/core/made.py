"""Small fictitious templates for the tests of the core."""

from typing import Any

from verbond.scorecards.core.reading import read_template
from verbond.scorecards.core.template import Template

SHORT: dict[str, Any] = {
    "code": "kort",
    "version": 1,
    "name": "Korte toets (fictief)",
    "gate": "advice",
    "signed_by": "Iemand (fictief)",
    "author": "eigen sjabloon",
    "asks": "Wat doet dit? (fictief)",
    "valid_from": "2026-01-01",
    "domains": {"a": "Eerst", "b": "Dan"},
    "questions": [
        {"id": "duurder", "domain": "a", "type": "yes_no", "text": "Wordt het duurder?"},
        {
            "id": "hoeveel",
            "domain": "a",
            "type": "number",
            "text": "Hoeveel euro?",
            "shown_when": {"question": "duurder", "is": ["ja"]},
        },
        {
            "id": "wie",
            "domain": "b",
            "type": "multiple",
            "text": "Voor wie?",
            "options": [{"key": "jong", "text": "Jongeren"}, {"key": "oud", "text": "Ouderen"}],
        },
        {
            "id": "waarom",
            "domain": "b",
            "type": "text",
            "text": "Waarom?",
            "unknown_allowed": False,
            "shown_when": {
                "all": [
                    {"question": "hoeveel", "at_least": 10},
                    {"question": "wie", "is": ["jong"]},
                ]
            },
        },
        {
            "id": "goed",
            "domain": "b",
            "type": "scale",
            "text": "Hoe goed is het?",
            "required": False,
        },
    ],
    "effects": [
        {
            "when": {"question": "hoeveel", "at_least": 10, "at_most": 1000},
            "effect": "negatief",
            "because": "Tien euro is veel.",
        },
        {
            "when": {"question": "goed", "at_least": 4},
            "effect": "positief",
            "because": "Het is goed.",
        },
        {
            "when": {
                "any": [{"question": "wie", "is": ["oud"]}, {"question": "goed", "is": ["1"]}]
            },
            "effect": "te-onderzoeken",
            "because": "Vraag het hun.",
        },
    ],
}

# Not shipped: the same engine carries a score, as for the risk of an event.
RISK: dict[str, Any] = {
    "code": "evenement-risico",
    "version": 1,
    "name": "Risico van een evenement (fictief)",
    "gate": "hard",
    "signed_by": "Veiligheidscel (fictief)",
    "author": "eigen sjabloon",
    "asks": "Hoe groot is het risico? (fictief)",
    "valid_from": "2026-01-01",
    "applies": {"subjects": ["evenement"]},
    "domains": {"publiek": "Publiek", "plek": "Plek"},
    "questions": [
        {
            "id": "bezoekers",
            "domain": "publiek",
            "type": "number",
            "text": "Hoeveel bezoekers tegelijk?",
            "steps": [
                {"at_least": 0, "points": 0},
                {"at_least": 500, "points": 2},
                {"at_least": 5000, "points": 5},
            ],
            "weight": 2,
        },
        {
            "id": "alcohol",
            "domain": "publiek",
            "type": "yes_no",
            "text": "Wordt er alcohol geschonken?",
            "points": {"ja": 2, "nee": 0},
        },
        {
            "id": "gevaar",
            "domain": "plek",
            "type": "multiple",
            "text": "Wat is er op de plek?",
            "required": False,
            "options": [
                {"key": "water", "text": "Water"},
                {"key": "vuur", "text": "Vuurwerk"},
                {"key": "hek", "text": "Een hek rondom"},
            ],
            "points": {"water": 2, "vuur": 4, "hek": -1},
        },
        {
            "id": "plek",
            "domain": "plek",
            "type": "choice",
            "text": "Waar is het?",
            "required": False,
            "options": [{"key": "zaal", "text": "Zaal"}, {"key": "plein", "text": "Plein"}],
            "points": {"plein": 1},
        },
        {
            "id": "drukte",
            "domain": "plek",
            "type": "scale",
            "text": "Hoe druk is de buurt?",
            "lowest": 0,
            "highest": 3,
            "required": False,
        },
        {"id": "nota", "domain": "plek", "type": "text", "text": "Nota?", "required": False},
    ],
    "bands": [
        {"code": "laag", "name": "Laag"},
        {"code": "midden", "name": "Midden", "at_least": 4},
        {"code": "hoog", "name": "Hoog", "at_least": 10, "asks_measure": True},
    ],
}


def short() -> Template:
    return read_template(SHORT, "kort.yaml")


def risk() -> Template:
    return read_template(RISK, "risico.yaml")
