"""The columns, the kinds of rows and the words of our own shape, and a plan as such rows."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

# The words of a file are Dutch, as clerks know them; those of the tables are English.
COLUMNS = (
    "soort", "id", "code", "onder", "naam", "prioritair", "entiteit", "beleidsveld",
    "verantwoordelijke", "rapportcodes", "jaar", "aard", "kant", "fase", "rekening", "bedrag",
    "tekst",
)  # fmt: skip
FACT, LINE, FIGURE, STATED = "gegeven", "bedrag", "jaarcijfer", "totaal"
LEVELS = {"doelstelling": "goal", "actieplan": "action-plan", "actie": "action"}
# Which level stands above which.
ABOVE = {"action-plan": "goal", "action": "action-plan"}
ENTITIES = {"stad": "city", "ocmw": "ocmw", "agb": "agb", "stad en ocmw": "joint"}
KINDS = {
    "exploitatie": "exploitation",
    "investering": "investment",
    "financiering": "financing",
}
SIDES = {"ontvangst": "receipts", "uitgave": "expenses"}
STAGES = {"raming": "estimate", "krediet": "credit", "geboekt": "booked"}
FIGURES = {
    "aflossingen": "repayments",
    "terugvordering": "recoveries",
    "onbeschikbaar": "unavailable",
    "schuld": "debt",
}
VERSION_KINDS = {
    "origineel": "original",
    "aanpassing": "adaptation",
    "opvolging": "follow-up",
    "jaarrekening": "account",
}
RULES = {"2020": "bbc-2020", "3.0": "bbc-3.0"}
YES_NO = {"ja": True, "nee": False}
# What a file may say that its version states itself, to hold beside what the lines give.
STATED_FIELDS = (
    "exploitatiesaldo", "investeringssaldo", "financieringssaldo", "budgettair_resultaat",
    "gecumuleerd_budgettair_resultaat", "beschikbaar_budgettair_resultaat",
    "autofinancieringsmarge", "gecorrigeerde_autofinancieringsmarge",
)  # fmt: skip
PLAN_FACTS = ("plan", "titel", "bbc", "eerste_jaar", "laatste_jaar", "fictief")
VERSION_FACTS = ("versie", "versie_soort", "versie_naam", "datum")
FREE_FACTS = ("bron", "akkoord", "versie_bron", "graad", "beginresultaat", "versie_fictief")
# In this order they stand on top of a file.
FACTS = (
    "plan", "titel", "bbc", "eerste_jaar", "laatste_jaar", "fictief", "bron", "akkoord",
    "versie", "versie_soort", "versie_naam", "datum", "beginresultaat", "versie_bron", "graad",
    "versie_fictief",
)  # fmt: skip

MOST = {"code": 40, "id": 120, "naam": 500, "verantwoordelijke": 160, "rekening": 20, "plan": 40}
MOST_NOTE, MOST_TEXT, MOST_TITLE = 300, 10_000, 200
CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?")
SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What holds for all versions of a plan."""

    slug: str
    title: str
    rules: str
    first_year: int
    last_year: int
    fictitious: bool
    source: str = ""
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class VersionFacts:
    number: int
    kind: str
    name: str
    on: date
    opening_cents: int | None = None
    source: str = ""
    grade: str = ""
    fictitious: bool = False


@dataclass(frozen=True, slots=True)
class NodeRow:
    level: str
    external_id: str
    code: str
    parent: str
    name: str
    is_priority: bool = False
    entity: str = ""
    policy_field: str = ""
    responsible: str = ""
    report_codes: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineRow:
    """An amount of one year; `action` "" is an operation without goal."""

    external_id: str
    action: str
    entity: str
    policy_field: str
    year: int
    kind: str
    side: str
    stage: str
    account: str
    cents: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class FigureRow:
    entity: str
    year: int
    what: str
    cents: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version of a plan, whole; `stated` holds for a year what the document says itself."""

    plan: PlanFacts
    version: VersionFacts
    nodes: tuple[NodeRow, ...] = ()
    lines: tuple[LineRow, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    stated: Mapping[str, Mapping[str, int]] | None = None

    def sha256(self) -> str:
        """Return the mark of the content: the same whatever the order of the rows was."""
        from verbond.plan.exchange.writing import as_csv

        return hashlib.sha256(as_csv(self)).hexdigest()


def line_address(row: LineRow) -> str:
    """Return the address of an amount whose file gives it none: what it is the amount of."""
    parts = (row.action or "-", row.entity, row.policy_field or "-", str(row.year))
    marks = f"{row.kind[0]}{row.side[0]}{row.stage[0]}"
    return "/".join((*parts, marks, row.account or "-"))
