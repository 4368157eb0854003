"""What things can be about, as far as tests ask: the codes that `facts["subjects"]` may hold."""

SUBJECTS = {
    "reglement": "reglement of verordening",
    "subsidie": "subsidie",
    "tarief": "prijs, retributie of belasting",
    "overheidsopdracht": "overheidsopdracht",
    "bouwproject": "bouwproject of heraanleg",
    "verkeer": "verkeer of gemeenteweg",
    "plan": "plan of beleidsnota",
    "dienstverlening": "dienstverlening aan bewoners",
    "communicatie": "brief, folder, formulier of website",
    "jeugd": "kinderen en jongeren",
    "vereniging": "vereniging of organisatie",
    "wonen": "wonen",
    "milieu": "groen, klimaat en energie",
    "evenement": "evenement",
    "personeel": "personeel",
    "intern": "interne werking",
}
