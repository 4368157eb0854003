"""Examples for the pattern page. Everything here is invented and says so."""

from datetime import date

from django import forms
from django.utils.safestring import mark_safe

from verbond.web import pictures as p

HERE = "#"
_SENTENCE = "Voorbeeld: elke straat krijgt een bank om op te rusten."
_SHARES = (
    ("realised", 3),
    ("under-way", 5),
    ("preparing", 6),
    ("changed", 1),
    ("dropped", 1),
    ("not-started", 4),
)
_NAMES = ("Groene stad", "Rijdende stad", "Lerende stad", "Zorgende stad")
_CHART = (
    '<svg viewBox="0 0 540 200" role="img" aria-label="Voorbeeld van een lijn die daalt">'
    '<path d="M40 30H520M40 90H520M40 150H520" stroke="currentColor" stroke-opacity=".25"/>'
    '<path d="M60 50L180 66L300 96L420 118L500 128" stroke="currentColor"'
    ' stroke-width="3" fill="none"/></svg>'
)


class ExampleForm(forms.Form):
    """One control of each sort."""

    name = forms.CharField(
        label="Naam (voorbeeld)", help_text="Zoals je wilt dat we je aanspreken."
    )
    question = forms.CharField(label="Je vraag", widget=forms.Textarea, required=False)
    district = forms.ChoiceField(
        label="Stadsdeel (fictief)", choices=[("", "Kies"), ("1", "Noord"), ("2", "Zuid")]
    )
    how = forms.ChoiceField(
        label="Hoe mogen we antwoorden?",
        widget=forms.RadioSelect,
        choices=[("mail", "Met een e-mail"), ("page", "Alleen op de pagina")],
    )
    agree = forms.BooleanField(label="Mijn vraag mag op de site staan", required=False)


def example_context() -> dict[str, object]:
    """Return one example for each component."""
    return {
        "form": ExampleForm(prefix="ok"),
        "wrong_form": ExampleForm({"wrong-name": ""}, prefix="wrong"),
        "crumbs": [("Het akkoord", HERE), ("Groene stad", HERE), ("Een bank in elke straat", "")],
        "domains": _domains(),
        "hues": tuple(range(1, 25)),
        "legend": tuple(p.StatusCount(key, count) for key, count in (*_SHARES, ("unknown", 41))),
        "dot_items": tuple(
            p.Dot(key, f"Voorbeeld {n}: een zin uit het akkoord", HERE)
            for key, count in (*_SHARES, ("unknown", 12))
            for n in range(1, count + 1)
        ),
        "themes": _themes(),
        "kinds": _kinds(),
        "measured": p.Measured(5, 16, HERE),
        "news": _news(),
        "steps": _steps(),
        "evidence": _evidence(),
        "matrix_rows": _matrix(),
        **_lists(),
        **_search(),
    }


def _domains() -> tuple[p.DomainRow, ...]:
    rows = []
    for number, name in enumerate(_NAMES, 1):
        shares = [p.StatusCount(key, count * number // 2) for key, count in _SHARES]
        dots = (*shares, p.StatusCount("unknown", 9 * number))
        rows.append(p.DomainRow(number, f"domain-{number}", name, HERE, dots))
    unknown = (p.StatusCount("unknown", 24),)
    return (*rows, p.DomainRow(17, "domain-17", "Stad zonder bewijs", HERE, unknown))


def _themes() -> tuple[p.ThemeStation, ...]:
    names = ("Groen", "Veilig", "Werkend", "Zorgzaam", "Samen")
    return tuple(
        p.ThemeStation(name.lower(), name, HERE, 12 + n, tuple(range(n, 13, n)))
        for n, name in enumerate(names, 1)
    )


def _kinds() -> tuple[p.KindShare, ...]:
    return (
        p.KindShare("deliver", "maken of doen", "Klaar als het er ligt of loopt.", 31, HERE),
        p.KindShare("study", "onderzoeken", "Klaar als het onderzoek gepubliceerd is.", 9, HERE),
        p.KindShare("lobby", "vragen aan anderen", "De stad beslist dit niet zelf.", 4, HERE),
    )


def _news() -> tuple[p.Change, ...]:
    title = "Voorbeeld: een belofte kreeg haar bewijs"
    return tuple(
        p.Change(date(2026, 5, day), what, title, HERE, "fictief")
        for day, what in ((12, "Nieuw bewijs"), (7, "Nieuw cijfer"), (2, "Vraag beantwoord"))
    )


def _steps() -> tuple[p.Step, ...]:
    return (
        p.Step("Belofte", "done", ("akkoord (voorbeeld)",), HERE),
        p.Step("In het plan", "done", ("actie (voorbeeld)", "€ 000.000")),
        p.Step("Beslist", "done", ("besluit (voorbeeld)",), HERE),
        p.Step("In uitvoering", "now", ("sinds mei (fictief)",)),
        p.Step("Resultaat", "open", ("nog niet gemeten",)),
    )


def _evidence() -> tuple[p.Evidence, ...]:
    return (
        p.Evidence("12 mei", "Voorbeeld: de bank staat er", HERE, "foto met plek"),
        p.Evidence("3 maart", "Voorbeeld: het college beslist", HERE, "besluit"),
        p.Evidence("2019", "De belofte in het akkoord", HERE, "regel 12", first=True),
    )


def _matrix() -> tuple[p.MatrixRow, ...]:
    rows = []
    for n, name in enumerate(("Groen", "Veilig", "Zorgzaam"), 1):
        cells = tuple(
            p.MatrixCell(d, f"Domein {d} (voorbeeld)", (d * n * 7) % 23, HERE) for d in range(1, 13)
        )
        rows.append(p.MatrixRow(name, HERE, sum(cell.count for cell in cells), cells))
    return tuple(rows)


def _lists() -> dict[str, object]:
    return {
        "columns": [("Jaar", False), ("Wat", False), ("Aantal", True)],
        "rows": [["2019", "banken (fictief)", "12"], ["2020", "banken (fictief)", "1.250"]],
        "contents": [("Gerealiseerd", "status-legend"), ("Een rij bolletjes", "dot-row")],
        "facts": [("Soort", "maken of doen"), ("Bron", "voorbeeld"), ("Bewijs sinds", "12 mei")],
        "events": [
            {"when": "12 mei", "what": "Voorbeeld: de soort is bevestigd", "note": "door de stad"},
            {"when": "3 mei", "what": "Voorbeeld: het document is ingelezen", "note": ""},
        ],
        "details_body": "Voorbeeld: hier staat wat je pas wilt lezen als je het opent.",
        "drawing": mark_safe(_CHART),
        "sentence": _SENTENCE,
        "pages": p.Pages(2, 5, HERE, HERE),
        "address": "/agreement/voorbeeld/commitment/bank/",
        "review_pieces": (
            p.Piece("Voorbeeld: we "),
            p.Piece("onderzoeken", True),
            p.Piece(" een bank."),
        ),
        "review_path": ["Groene stad", "Rusten onderweg", "regel 12"],
    }


def _search() -> dict[str, object]:
    pieces = (p.Piece("Voorbeeld: elke straat krijgt een "), p.Piece("bank", True), p.Piece("."))
    hits = tuple(
        p.Hit(HERE, pieces, n, name, "Rusten onderweg", "maken of doen", status, 10 + n)
        for (n, name), status in zip(
            enumerate(_NAMES[:2], 1), ("under-way", "unknown"), strict=True
        )
    )
    choices = tuple(p.Choice(str(n), f"Voorbeeld {n}", 12 - n, n == 1) for n in range(1, 11))
    return {
        "hits": hits,
        "filters": (p.Filter("domain", "Domein", choices), p.Filter("kind", "Soort", choices[:3])),
        "chosen": (p.Chosen("Groene stad", HERE), p.Chosen("maken of doen", HERE)),
        "corrections": (p.Correction("bank", HERE), p.Correction("banken", HERE)),
        "results_page": p.SearchPage(query="bank", total=2, hits=hits),
        "empty_page": p.SearchPage(query="bnak", corrections=(p.Correction("bank", HERE),)),
    }
