"""Reads for the pages of the shell, across the rooms below."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _

from verbond.agreement import facade as agreement
from verbond.web.pictures import (
    Change,
    DomainRow,
    Home,
    KindShare,
    Measured,
    StatusCount,
    ThemeStation,
)
from verbond.web.statuses import PROMISES


def home() -> Home:
    """Return what the home page shows: the picture of the newest agreement."""
    found = agreement.default_agreement()
    if found is None:
        return Home()
    seen = agreement.overview(found)
    domains = tuple(_row(domain) for domain in seen.domains)
    slug = found.slug
    return Home(
        title=found.title,
        agreement_url=found.get_absolute_url(),
        text_url=reverse("agreement:text", args=[slug]),
        themes_url=reverse("agreement:themes", args=[slug]),
        places_url=reverse("agreement:places", args=[slug]),
        legend=_total(domains),
        domains=domains,
        themes=tuple(
            ThemeStation(stop.key, stop.name, stop.url, stop.promises, stop.domains)
            for stop in seen.themes
        ),
        kinds=tuple(
            KindShare(
                share.kind,
                share.label,
                kind_words(share.kind),
                share.count,
                f"{reverse('web:search')}?kind={share.kind}",
            )
            for share in sorted(seen.kinds, key=lambda share: -share.count)
        ),
        measured=Measured(
            seen.targets_measured, seen.targets, reverse("agreement:targets", args=[slug])
        ),
        news=tuple(Change(news.at.date(), news.what, news.text, news.url) for news in seen.news),
    )


def _row(domain: agreement.Domain) -> DomainRow:
    counts = Counter(dot.status for dot in domain.dots)
    return DomainRow(
        number=domain.hue,
        key=domain.key,
        name=domain.name,
        url=domain.url,
        dots=tuple(StatusCount(status, counts[status]) for status in PROMISES if counts[status]),
    )


def _total(domains: tuple[DomainRow, ...]) -> tuple[StatusCount, ...]:
    counts = Counter[str]()
    for domain in domains:
        for dot in domain.dots:
            counts[dot.status] += dot.count
    search = reverse("web:search")
    return tuple(
        StatusCount(status, counts[status], f"{search}?status={status}")
        for status in PROMISES
        if counts[status]
    )


def kind_words(kind: str) -> str:
    """Say in plain words what a kind of promise asks before it is kept."""
    return {
        "deliver": _("De stad maakt of doet iets. Klaar als het er is."),
        "formula": _("Een regel of een bedrag. Klaar als de regel geldt en de stad hem toepast."),
        "target": _("Een cijfer moet stijgen of dalen. Klaar als de meting het toont."),
        "study": _("De stad zoekt iets uit. Klaar als het antwoord gepubliceerd is."),
        "test": _("De stad toetst haar beslissingen. Klaar als elke beslissing getoetst is."),
        "lobby": _("Een ander beslist. We tonen wat de stad vroeg en wat het antwoord was."),
        "continue": _("Iets blijft bestaan. Elk jaar opnieuw te bevestigen."),
        "principle": _("Een waarde. Daar hoort geen voortgang bij."),
        "reference": _("Een verwijzing naar een ander deel van het akkoord."),
    }.get(kind, "")
