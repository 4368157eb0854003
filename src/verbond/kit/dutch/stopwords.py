"""Dutch words that carry no subject of their own in a question or a promise."""

STOPWORDS: frozenset[str] = frozenset(
    """
    aan af al alle alles als altijd andere ben bij bijvoorbeeld binnen boven buiten daar daarbij
    dan dat de deze die dit doen doet door dus echter een eigen elk elke en er etc eventueel gaan
    gaat geen graag haar had heb hebben heeft hem hen het hier hierbij hij hoe hoeveel hun ieder
    iedere iemand iets ik in inzake is ja je jou jouw jullie kan kom komen komt kunnen maar mag me
    meer men met mij mijn moet moeten mogen na naar nadat nee niet niets nog nu o of om omdat onder
    ons onze ook op over per s sinds t te tegen ten ter terwijl toch toe tot tussen u uit uw van
    vanaf vanuit veel via volgens voor waar waarbij waardoor waarom wanneer want was wat we wel
    welk welke werd wie wij wil willen word worden wordt ze zelf zich zij zijn zo zoals zodat zou
    zullen
    """.split()
)
