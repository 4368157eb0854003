"""Circles: the several households of the law over the same persons.

Each name says who stands around a subject. At home: who is counted must live there on the day.
"""

AT_HOME = {
    "bewoners": "Wie op dit adres woont, ook de aanvrager zelf",
    "anderen_thuis": "Wie nog op dit adres woont, de aanvrager niet",
    "partner_thuis": "De partner die hier woont",
    "kinderen_thuis": "Kinderen van de aanvrager of van de partner, die hier wonen",
    "ouders_kinderen_thuis": "Ouders en kinderen van de aanvrager, die hier wonen",
    "onderhoudsplichtigen_thuis": (
        "Familie in rechte lijn, schoonouders en gehuwde schoonkinderen, die hier wonen"
    ),
    "buiten_rechte_lijn_thuis": (
        "Wie hier nog woont en geen familie in rechte lijn is, noch de echtgenoot van die familie"
    ),
}
ANYWHERE = {
    "partner": "De partner, gehuwd of niet",
    "echtgenoot": "De man of vrouw met wie de aanvrager gehuwd is",
    "vt_gezin": "Aanvrager, partner en personen ten laste bij het ziekenfonds",
}
CIRCLES = {**AT_HOME, **ANYWHERE}
