"""The seventeen sustainable development goals, with the Dutch names that Verbond uses."""

NAMES = {
    1: "Geen armoede",
    2: "Geen honger",
    3: "Goede gezondheid en welzijn",
    4: "Kwaliteitsonderwijs",
    5: "Gelijkheid van vrouwen en mannen",
    6: "Schoon water en sanitair",
    7: "Betaalbare en duurzame energie",
    8: "Waardig werk en economische groei",
    9: "Industrie, innovatie en infrastructuur",
    10: "Ongelijkheid verminderen",
    11: "Duurzame steden en gemeenschappen",
    12: "Verantwoord consumeren en produceren",
    13: "Klimaatactie",
    14: "Leven in het water",
    15: "Leven op het land",
    16: "Vrede, recht en sterke instellingen",
    17: "Partnerschap om de doelen te bereiken",
}
