"""Amounts per year for a page: drawn twice, and as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from verbond.plan.core.picture.table import Form, Heading, ShownTable, row_of
from verbond.plan.core.picture.years import YearAmounts, YearPicture, draw_years
from verbond.plan.queries.cards import Sums

WIDE, NARROW = (720.0, 280.0), (340.0, 260.0)
WIDE_LETTERS, NARROW_LETTERS = 13, 7


@dataclass(frozen=True, slots=True)
class YearChart:
    """Amounts per year, drawn for a wide and a narrow page, and as a table."""

    title: str
    words: str
    wide: YearPicture | None
    narrow: YearPicture | None
    table: ShownTable
    csv: str = ""
    has_credit: bool = False
    is_result: bool = False


def amounts_chart(
    years: Mapping[int, Sums], span: Sequence[int], *, title: str, name: str, csv: str
) -> YearChart:
    """Draw expenses per year: planned, credit, booked; receipts stand in the table."""
    sums = {year: years.get(year, Sums()) for year in span}
    amounts = [YearAmounts(y, one.planned, one.booked, one.credit) for y, one in sums.items()]
    has_credit = any(one.credit is not None for one in sums.values())
    booked = [year for year, one in sums.items() if one.booked is not None]
    words = (
        gettext("Geboekt in: %(years)s.") % {"years": ", ".join(map(str, booked))}
        if booked
        else gettext("Er is nog niets geboekt.")
    )
    return YearChart(
        title=title,
        words=words,
        wide=draw_years(amounts, width=WIDE[0], height=WIDE[1], letters=WIDE_LETTERS),
        narrow=draw_years(amounts, width=NARROW[0], height=NARROW[1], letters=NARROW_LETTERS),
        table=_years_table(sums, title, name),
        csv=csv,
        has_credit=has_credit,
    )


_AMOUNTS = ("planned", "credit", "booked", "planned_receipts", "credit_receipts", "booked_receipts")


def _years_table(sums: Mapping[int, Sums], title: str, name: str) -> ShownTable:
    labels = dict(
        zip(
            _AMOUNTS,
            (
                gettext("Gepland"),
                gettext("Krediet"),
                gettext("Geboekt"),
                gettext("Ontvangsten: gepland"),
                gettext("Ontvangsten: krediet"),
                gettext("Ontvangsten: geboekt"),
            ),
            strict=True,
        )
    )
    known = [one for one in _AMOUNTS if any(getattr(s, one) is not None for s in sums.values())]
    total = sum(sums.values(), Sums())
    rows = [row_of(str(year), *(getattr(one, a) for a in known)) for year, one in sums.items()]
    last = row_of(gettext("Samen"), *(getattr(total, a) for a in known), is_total=True)
    headings = [Heading(labels[a], f"{a}_euro", Form.CENTS) for a in known]
    return ShownTable(name, title, (Heading(gettext("Jaar"), "year"), *headings), (*rows, last))
