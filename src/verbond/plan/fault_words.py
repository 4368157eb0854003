"""What is wrong in a row of a plan file, in words that a clerk can mend it with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from verbond.plan.exchange.faults import Fault

_WHAT = {
    "column_missing": _("Deze kolom ontbreekt."),
    "column_unknown": _("Deze kolom kennen we niet. Wat erin staat, zou verloren gaan."),
    "fact_missing": _("Dit gegeven ontbreekt: zet een rij “gegeven” met deze code."),
    "double_fact": _("Dit gegeven staat er twee keer."),
    "word": _("Dit woord kennen we hier niet."),
    "empty": _("Deze cel mag niet leeg zijn."),
    "control": _("Hier staat een onzichtbaar teken dat in geen tekst hoort."),
    "too_long": _("Deze tekst is te lang."),
    "code": _("Dit kan geen code zijn."),
    "code_number": _("Het rekenblad maakte een getal van deze code."),
    "slug": _("Dit kan geen adres van een plan zijn."),
    "year": _("Dit is geen jaar."),
    "year_outside": _("Dit jaar valt buiten het plan."),
    "year_missing": _("Voor dit jaar staat er geen enkele raming."),
    "years_order": _("Het laatste jaar komt voor het eerste."),
    "years_many": _("Een plan telt hoogstens tien jaren."),
    "whole": _("Dit is geen nummer."),
    "day": _("Dit is geen datum."),
    "amount_ambiguous": _("Dit bedrag is op twee manieren te lezen."),
    "not_a_number": _("Dit is geen bedrag."),
    "part_of_a_cent": _("Dit bedrag heeft meer dan twee cijfers na de komma."),
    "too_large": _("Dit bedrag is te groot."),
    "sum_too_large": _("Alle bedragen samen zijn te groot."),
    "negative": _("Een raming of krediet kan niet negatief zijn."),
    "negative_booked": _("Er is een negatief bedrag geboekt. Klopt dat?"),
    "field": _("Dit kan geen beleidsveld zijn."),
    "field_zero": _("De nul vooraan is weg."),
    "field_unknown": _("Dit beleidsveld staat niet in onze lijst. Kijk het na."),
    "bi_left_out": _("Deze cel telt niet mee."),
    "bi_nothing": _("Van deze gemeente staat er niets per beleidsveld in."),
    "not_kept": _("Dit deel van het bestand bewaren we niet."),
    "double": _("Dit staat er al."),
    "no_such_action": _("Deze actie staat niet in het bestand."),
    "no_such_parent": _("Waar dit onder hoort, staat niet in het bestand."),
    "wrong_level": _("Dit kan niet onder zo’n rij horen."),
    "cycle": _("Dit hoort onder zichzelf, over een omweg."),
    "goal_under": _("Een doelstelling hoort nergens onder."),
}
_ALLOWED = {
    "column_missing": _("Toegelaten kolommen: %(allowed)s."),
    "column_unknown": _("Toegelaten kolommen: %(allowed)s."),
    "word": _("Kies uit: %(allowed)s."),
    "too_long": _("Hoogstens %(allowed)s tekens."),
    "code": _("Letters, cijfers, punt, streepje en laag streepje; hoogstens 40 tekens."),
    "code_number": _("Zet de kolom op “tekst” en typ de code opnieuw."),
    "slug": _("Kleine letters, cijfers en streepjes; hoogstens 40 tekens."),
    "year": _("Vier cijfers, zoals 2026."),
    "year_outside": _("Het plan loopt over %(allowed)s."),
    "year_missing": _("Elk jaar van %(allowed)s heeft een raming nodig."),
    "whole": _("Een heel getal van 1 tot 9999."),
    "day": _("Schrijf 2026-12-31 of 31/12/2026."),
    "amount_ambiguous": _("Schrijf 990000 of 990,00."),
    "not_a_number": _("Schrijf 1234,56 of 1.234,56."),
    "part_of_a_cent": _("Schrijf 1234,56."),
    "too_large": _("Hoogstens tien biljoen euro."),
    "sum_too_large": _("Hoogstens tien biljoen euro."),
    "field": _("Vier cijfers die met 0 beginnen, zoals 0200."),
    "field_zero": _("Bedoel je %(allowed)s? Zet de kolom op “tekst”."),
    "bi_left_out": "%(allowed)s",
    "bi_nothing": _("Er staan cijfers in van: %(allowed)s."),
    "double": _("Het staat al op rij %(allowed)s."),
    "no_such_parent": _("Hier hoort de code van een %(allowed)s."),
    "wrong_level": _("Hier hoort de code van een %(allowed)s."),
    "cycle": _("Hier hoort de code van een %(allowed)s."),
}


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault to read: where, what stands there, what is wrong, what is allowed."""

    row: int
    column: str
    cell: str
    what: str
    allowed: str


def fault_lines(faults: Iterable[Fault | Mapping[str, object]]) -> tuple[FaultLine, ...]:
    """Put faults into words, in the language of the page."""
    return tuple(_line(one if isinstance(one, Fault) else _fault(one)) for one in faults)


def _fault(kept: Mapping[str, object]) -> Fault:
    row, column, code, cell, allowed = (
        kept[name] for name in ("row", "column", "code", "cell", "allowed")
    )
    return Fault(int(str(row)), str(column), str(code), str(cell), str(allowed))


def _line(fault: Fault) -> FaultLine:
    allowed = _ALLOWED.get(fault.code)
    return FaultLine(
        fault.row,
        fault.column,
        fault.cell,
        str(_WHAT.get(fault.code) or gettext("Dit klopt niet.")),
        str(allowed) % {"allowed": fault.allowed} if allowed else "",
    )
