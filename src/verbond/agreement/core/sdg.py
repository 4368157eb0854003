"""The seventeen sustainable development goals, with the Dutch names that Verbond uses."""


def _(dutch: str) -> str:
    """Mark a name for translation; it is translated where a page shows it."""
    return dutch


NAMES = {
    1: _("Geen armoede"),
    2: _("Geen honger"),
    3: _("Goede gezondheid en welzijn"),
    4: _("Kwaliteitsonderwijs"),
    5: _("Gelijkheid van vrouwen en mannen"),
    6: _("Schoon water en sanitair"),
    7: _("Betaalbare en duurzame energie"),
    8: _("Waardig werk en economische groei"),
    9: _("Industrie, innovatie en infrastructuur"),
    10: _("Ongelijkheid verminderen"),
    11: _("Duurzame steden en gemeenschappen"),
    12: _("Verantwoord consumeren en produceren"),
    13: _("Klimaatactie"),
    14: _("Leven in het water"),
    15: _("Leven op het land"),
    16: _("Vrede, recht en sterke instellingen"),
    17: _("Partnerschap om de doelen te bereiken"),
}
