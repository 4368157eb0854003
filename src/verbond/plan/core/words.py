"""The words of the policy and management cycle, as they stand in a plan file."""

from typing import Final

PLAN: Final = "meerjarenplan"
ACCOUNT: Final = "jaarrekening"
SORTS: Final = (PLAN, ACCOUNT)

# Kind and side of a line of the plan → the amount of a year that it adds to.
FLOW_OF: Final = {
    ("exploitation", "receipts"): "exploitatie_ontvangsten",
    ("exploitation", "expenses"): "exploitatie_uitgaven",
    ("investment", "receipts"): "investering_ontvangsten",
    ("investment", "expenses"): "investering_uitgaven",
    ("financing", "receipts"): "financiering_ontvangsten",
    ("financing", "expenses"): "financiering_uitgaven",
}
FLOWS: Final = tuple(FLOW_OF.values())
# What a room calls the amounts that no line holds.
BESIDE_OF: Final = {
    "repayments": "periodieke_aflossingen",
    "recoveries": "periodieke_terugvordering",
    "unavailable": "onbeschikbare_gelden",
    "debt": "financiele_schulden_1_januari",
}
AMOUNTS: Final = (*FLOWS, *BESIDE_OF.values())

FIGURES: Final = (
    "exploitatiesaldo",
    "investeringssaldo",
    "financieringssaldo",
    "budgettair_resultaat",
    "gecumuleerd_budgettair_resultaat",
    "beschikbaar_budgettair_resultaat",
    "autofinancieringsmarge",
    "gecorrigeerde_autofinancieringsmarge",
)
OPENING: Final = "gecumuleerd_budgettair_resultaat_vorig_jaar"
OPENING_BY_ACCOUNT: Final = "gecumuleerd_volgens_laatste_jaarrekening"

ENTITIES: Final = ("gemeente", "ocmw", "agb")
ENTITY_AMOUNTS: Final = ("exploitatiesaldo", "netto_periodieke_aflossingen")

LABELS: Final = {
    "exploitatie_ontvangsten": "Exploitatie: ontvangsten",
    "exploitatie_uitgaven": "Exploitatie: uitgaven",
    "investering_ontvangsten": "Investeringen: ontvangsten",
    "investering_uitgaven": "Investeringen: uitgaven",
    "financiering_ontvangsten": "Financiering: ontvangsten",
    "financiering_uitgaven": "Financiering: uitgaven",
    "periodieke_aflossingen": "Periodieke aflossingen",
    "periodieke_terugvordering": "Periodieke terugvordering van verstrekte leningen",
    "onbeschikbare_gelden": "Onbeschikbare gelden",
    "financiele_schulden_1_januari": "Financiële schulden op 1 januari",
    "netto_periodieke_aflossingen": "Netto periodieke aflossingen",
    OPENING: "Gecumuleerd budgettair resultaat van het vorige jaar",
    OPENING_BY_ACCOUNT: "Gecumuleerd resultaat volgens de laatste jaarrekening",
}
