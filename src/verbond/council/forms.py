"""What council members and staff fill in."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from verbond.council.models import Report
from verbond.council.operations.asking import LONGEST, LONGEST_ANSWER, SHORTEST

type Choices = list[tuple[str, str]]


class AskForm(forms.Form):
    text = forms.CharField(
        label=_("Je vraag"),
        help_text=_("De vraag staat meteen op de site, met je naam en de dag van het antwoord."),
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    body = forms.ChoiceField(label=_("In welk orgaan vraag je het?"))
    chapter = forms.ChoiceField(
        label=_("Over welk domein?"),
        required=False,
        help_text=_("Kies er een als de vraag niet over één belofte gaat."),
    )
    commitment = forms.CharField(
        label=_("Over welke belofte?"),
        required=False,
        max_length=300,
        help_text=_("Plak het adres van de pagina van de belofte."),
    )
    asked_by = forms.CharField(label=_("Je naam, zoals de raad je kent"), max_length=160)

    def __init__(self, *args: object, bodies: Choices, chapters: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's form takes them
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]  # it is a choice field
        self.fields["chapter"].choices = [  # type: ignore[attr-defined]  # idem
            ("", _("Geen domein in het bijzonder")),
            *chapters,
        ]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Antwoord"), max_length=LONGEST_ANSWER, widget=forms.Textarea(attrs={"rows": 8})
    )
    answered_by = forms.CharField(label=_("Wie antwoordt (dienst of functie)"), max_length=160)
    lock = forms.IntegerField(widget=forms.HiddenInput)


class ReportForm(forms.Form):
    kind = forms.ChoiceField(label=_("Soort rapport"), choices=Report.Kind.choices)
    body = forms.ChoiceField(
        label=_("Voor wie?"),
        required=False,
        help_text=_("Met een orgaan toont het rapport alleen de besluiten en vragen daarvan."),
    )
    first = forms.DateField(
        label=_("Eerste dag"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("Laatste dag"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    evaluation = forms.ChoiceField(
        label=_("Is dit het verslag van een aangekondigde evaluatie?"), required=False
    )

    def __init__(
        self, *args: object, bodies: Choices, evaluations: Choices, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's form takes them
        self.fields["body"].choices = [("", _("Iedereen")), *bodies]  # type: ignore[attr-defined]  # it is a choice field
        self.fields["evaluation"].choices = [("", _("Nee")), *evaluations]  # type: ignore[attr-defined]  # idem


def last_half_year(today: date) -> tuple[date, date]:
    """Return the half-year that was over last: what a follow-up report is about.

    >>> last_half_year(date(2024, 9, 1)), last_half_year(date(2024, 3, 1))[0]
    ((datetime.date(2024, 1, 1), datetime.date(2024, 6, 30)), datetime.date(2023, 7, 1))
    """
    if today.month > 6:
        return date(today.year, 1, 1), date(today.year, 6, 30)
    return date(today.year - 1, 7, 1), date(today.year - 1, 12, 31)
