"""What the core refuses about a run, in the words of who reads it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.detecting.purpose import Lack
from verbond.rights.queries.detecting.needed import name_of

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LACKING: "dict[str, StrPromise]" = {
    "title": _("Geef het onderzoek een naam."),
    "why": _("Schrijf waarom je zoekt, en voor wie."),
    "rights": _("Kies minstens één recht."),
    "legal_basis": _("Schrijf op welke wet of welk reglement dit steunt."),
    "sources": _("Zeg uit welke bronnen de gegevens komen."),
    "dpia": _("Geef het nummer van de DPIA."),
    "contact_point": _("Zeg waar mensen met hun brief terechtkunnen."),
    "reference_on": _("Zeg op welke dag je de rechten berekent."),
    "decision": _("Zonder besluit geen onderzoek: geef nummer, dag en bestuur."),
    "decision_later": _("Het besluit is nog niet genomen: de dag ligt later dan vandaag."),
    "decision_unknown": _("Geen gepubliceerd besluit heeft dit kenmerk en deze dag: %(about)s."),
    "source_day": _("Zeg van welke dag bron “%(about)s” is. Dat is ten laatste vandaag."),
    "source_empty": _("Zeg welke kolommen bron “%(about)s” geeft."),
    "column_twice": _("Kolom %(about)s komt uit twee bronnen. Kies er één."),
    "retention": _("Bewaar de gegevens 1 tot %(about)s dagen."),
    "waves": _("Kies 1 tot %(about)s golven."),
    "gap": _("Zeg hoeveel dagen er tussen twee golven zitten."),
    "waves_outlive": _("De laatste golf begint pas als de gegevens al gewist zijn."),
    "degree": _("Zeg hoever de stad zelf gaat bij %(about)s."),
    "regulation": _("Zelf toekennen kan alleen met een reglement van de raad: %(about)s."),
    "officer": _("Kies een verantwoordelijke. Dat is iemand anders dan wie dit schreef."),
    "key_holder": _("Kies een sleutelhouder, die geen andere taak heeft in dit onderzoek."),
    "contacts": _("Kies minstens twee contactpersonen: de ene vraagt, de andere keurt goed."),
    "people": _("Deze persoon kan deze taak niet krijgen: %(about)s."),
    "columns_too_many": _("Deze kolommen zijn niet nodig voor deze rechten: %(about)s."),
}  # fmt: skip
TABLE: "dict[str, StrPromise]" = {
    "columns_too_many": _(
        "De tabel heeft kolommen die dit onderzoek niet nodig heeft: %(about)s. Haal ze weg. Er "
        "is geen enkele rij gelezen."
    ),
    "columns_undeclared": _(
        "De tabel heeft kolommen die niet bij het onderzoek staan: %(about)s. Er is geen enkele "
        "rij gelezen."
    ),
    "columns_lost": _("De tabel mist deze kolommen: %(about)s."),
    "table": _("De tabel klopt niet. Er is niets bewaard. %(about)s"),
    "table_kind": _("Een tabel eindigt op .parquet of .csv: %(about)s."),
    "table_unreadable": _("Dit bestand is geen leesbare tabel: %(about)s."),
    "passphrase_short": _("Kies een wachtzin van minstens %(about)s tekens, met gewone woorden."),
    "key_wrong": _("Deze wachtzin is niet juist."),
}


def lack_words(lacks: Iterable[Lack]) -> tuple[str, ...]:
    """Return what is lacking, one sentence each."""
    return tuple(str(LACKING[one.code]) % {"about": _about(one)} for one in lacks)


def _about(lack: Lack) -> str:
    return name_of(lack.about) if lack.code in {"degree", "regulation"} else lack.about


def in_words(refused: RunRefused) -> RunRefused:
    """Return an error of the core as a person reads it; the message held what it is about."""
    said = TABLE.get(refused.code)
    if said is None:
        return refused
    return RunRefused(refused.code, str(said) % {"about": refused.message})
