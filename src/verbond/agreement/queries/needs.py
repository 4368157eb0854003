"""What would be needed to know how far a promise is, by its kind, in plain words."""

from django.utils.translation import gettext

from verbond.agreement.models.text import Kind


def needs_of(kind: str) -> tuple[str, ...]:
    """List the evidence that fits a kind of promise, the most telling last."""
    start = (
        gettext("een actie in het meerjarenplan, met euro’s"),
        gettext("een besluit van het college of de gemeenteraad"),
    )
    return {
        Kind.DELIVER: (*start, gettext("een bewijs dat het er is")),
        Kind.FORMULA: (
            gettext("het besluit dat de regel doet gelden"),
            gettext("een telling: hoe vaak is de regel toegepast, op hoeveel keer?"),
        ),
        Kind.TARGET: (*start, gettext("een cijfer met een bron, naast het doel")),
        Kind.STUDY: (*start, gettext("de studie zelf, gepubliceerd, wat ook de uitkomst is")),
        Kind.TEST: (
            gettext("het besluit dat de toets invoert"),
            gettext("een telling: hoeveel besluiten zijn getoetst, op hoeveel?"),
        ),
        Kind.LOBBY: (
            gettext("de vraag van de stad, met een datum"),
            gettext("het antwoord van wie erover beslist"),
        ),
        Kind.CONTINUE: (
            gettext("elk jaar een bevestiging van wie ervoor instaat, met naam"),
            gettext("of een besluit, een betaling of een telling van dat jaar"),
        ),
    }.get(Kind(kind) if kind else Kind.DELIVER, start)
