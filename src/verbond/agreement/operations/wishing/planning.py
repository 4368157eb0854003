"""Look at wishes beside what is there: what would change, and what cannot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from verbond.agreement.models import Agreement, Annotation, Commitment, Evidence, Milestone
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import Shows, State
from verbond.agreement.operations.stating import ROOM, mark_of
from verbond.agreement.operations.wishing.cards import (
    Fault,
    Ownership,
    Plan,
    Statement,
    Step,
    Wish,
)
from verbond.agreement.operations.wishing.cards import Milestone as Planned
from verbond.agreement.operations.wishing.people import keepers_with
from verbond.agreement.operations.wishing.versions import Known, known_of, owner_mark


@dataclass(frozen=True, slots=True)
class _There:
    """What is there now, read once for all wishes."""

    units: dict[str, Commitment]
    known: dict[int, Known]
    people: frozenset[str]
    statements: frozenset[str]
    milestones: dict[tuple[int, str], date | None]
    ties: frozenset[tuple[int, str]]
    evidence: dict[str, str]


def plan_wishes(agreement: Agreement, wishes: Sequence[Wish], today: date) -> Plan:
    """Say what wishes would change today; nothing is written."""
    there = _look(agreement, wishes)
    steps: list[Step] = []
    faults: list[Fault] = []
    seen: dict[tuple[int, str], Step] = {}
    for wish in wishes:
        unit = there.units.get(wish.key)
        if unit is None:
            wrong = gettext("In dit akkoord staat geen belofte met adres “%(key)s”.")
            faults.append(Fault(wish.row, "adres", wrong % {"key": wish.key[:100]}))
            continue
        own = list(_steps(wish, unit, there))
        found = [*_wrong(wish, unit, there, today), *_conflicts(wish, own, there.known[unit.pk])]
        faults += found
        for step in own:
            _keep(step, seen, steps, faults)
    changing = {step.wish.row for step in steps}
    return Plan(
        tuple(steps), tuple(faults), len({wish.row for wish in wishes} - changing)
    )  # fmt: skip


def statement_key(slug: str, wish: Wish, said: Statement) -> str:
    """Give the word of somebody an address of its own; the same word has the same address.

    Without a day of its own it counts as said on the day that the sheet went out, so that the
    same sheet a day later is still the same.
    """
    day = said.on.isoformat() if said.on else wish.made_on
    return f"sheet/{mark_of(slug, wish.key, said.shows, said.text, said.said_by, day)}"


def _keep(
    step: Step, seen: dict[tuple[int, str], Step], steps: list[Step], faults: list[Fault]
) -> None:
    """Count the same wish once; two owners for one promise cannot both be meant."""
    address = (step.commitment_id, f"{step.what} {step.address}")
    before = seen.setdefault(address, step)
    if before is step:
        steps.append(step)
    elif step.what == "owner" and step.wish.owner != before.wish.owner:
        wrong = gettext("Rij %(row)s zegt iets anders voor dezelfde belofte.")
        faults.append(Fault(step.wish.row, "dienst", wrong % {"row": before.wish.row}))


def _look(agreement: Agreement, wishes: Sequence[Wish]) -> _There:
    rows = Commitment.objects.promises().filter(agreement=agreement)
    wanted = {wish.key for wish in wishes}
    units = {unit.key: unit for unit in rows if unit.key in wanted}
    for unit in units.values():
        unit.agreement = agreement
    ids = [unit.pk for unit in units.values()]
    addresses = {wish.tie for wish in wishes if wish.tie}
    return _There(
        units=units,
        known=known_of(ids),
        people=frozenset(keepers_with({wish.owner.email for wish in wishes if wish.owner})),
        statements=frozenset(
            Evidence.objects.standing()
            .filter(room=ROOM, key__startswith="sheet/")
            .values_list("key", flat=True)
        ),
        milestones={
            (pk, title): due
            for pk, title, due in Milestone.objects.filter(commitment__in=ids).values_list(
                "commitment_id", "title", "due_on"
            )
        },
        ties=frozenset(
            Annotation.objects.filter(what=What.EVIDENCE, value__in=addresses).values_list(
                "commitment_id", "value"
            )
        ),
        evidence=_evidence(addresses),
    )


def _evidence(addresses: set[str]) -> dict[str, str]:
    found = {}
    for address in addresses:
        room, _, key = address.partition(":")
        row = Evidence.objects.standing().filter(room=room, key=key).first()
        if row is not None:
            found[address] = row.title
    return found


def _steps(wish: Wish, unit: Commitment, there: _There) -> Iterator[Step]:
    url, slug = unit.get_absolute_url(), unit.agreement.slug
    known = there.known[unit.pk]
    if wish.owner and wish.owner.department and _wants_other_owner(wish, wish.owner, known):
        said = wish.owner.department + (f", {wish.owner.email}" if wish.owner.email else "")
        says = gettext("wordt bijgehouden door %(owner)s") % {"owner": said}
        yield Step("owner", unit.pk, unit.text, url, says, wish)
    if wish.statement and statement_key(slug, wish, wish.statement) not in there.statements:
        words = {"who": wish.statement.said_by, "text": wish.statement.text,
                 "shows": Shows(wish.statement.shows).label}  # fmt: skip
        says = gettext("verklaring van %(who)s: “%(text)s” (%(shows)s)") % words
        key = statement_key(slug, wish, wish.statement)
        yield Step("statement", unit.pk, unit.text, url, says, wish, key)
    if wish.milestone and not _has_milestone(wish.milestone, unit, there):
        due = wish.milestone.due_on
        says = gettext("mijlpaal “%(title)s”") % {"title": wish.milestone.title}
        if due:
            says += gettext(" tegen %(on)s") % {"on": date_format(due, "j F Y")}
        yield Step("milestone", unit.pk, unit.text, url, says, wish, wish.milestone.title)
    if wish.tie and (unit.pk, wish.tie) not in there.ties:
        says = gettext("voorstel om te koppelen aan “%(title)s”")
        title = there.evidence.get(wish.tie, wish.tie)
        yield Step("tie", unit.pk, unit.text, url, says % {"title": title}, wish, wish.tie)


def _wants_other_owner(wish: Wish, owner: Ownership, known: Known) -> bool:
    """A cell that nobody touched asks nothing, also when somebody else changed the owner since."""
    wanted = owner_mark(owner.department, owner.email)
    return wanted not in {wish.owner_version, known.owner_mark}


def _has_milestone(wanted: Planned, unit: Commitment, there: _There) -> bool:
    address = (unit.pk, wanted.title)
    if address not in there.milestones:
        return False
    return wanted.due_on in {None, there.milestones[address]}


def _wrong(wish: Wish, unit: Commitment, there: _There, today: date) -> Iterator[Fault]:
    owner = wish.owner
    if owner and owner.email and _wants_other_owner(wish, owner, there.known[unit.pk]):
        if owner.email not in there.people:
            wrong = gettext("“%(email)s” is geen medewerker of verantwoordelijke met een account.")
            yield Fault(wish.row, "verantwoordelijke", wrong % {"email": owner.email[:100]})
        if not owner.department:
            yield Fault(wish.row, "dienst", gettext("Schrijf ook de dienst."))
    if wish.statement and wish.statement.on and wish.statement.on > today:
        yield Fault(wish.row, "verklaring op", gettext("Deze dag moet nog komen."))
    if wish.tie and wish.tie not in there.evidence:
        yield Fault(wish.row, "bewijs", gettext("Dit bewijs bestaat niet of is ingetrokken."))


def _conflicts(wish: Wish, steps: Sequence[Step], known: Known) -> Iterator[Fault]:
    """Refuse what was wanted for a promise that has meanwhile become something else."""
    if steps and wish.version != known.status_mark:
        now = State(known.state).label
        wrong = gettext("De status is intussen anders: “%(now)s”. Begin opnieuw voor deze belofte.")
        yield Fault(wish.row, "status", wrong % {"now": now})
    if any(step.what == "owner" for step in steps) and wish.owner_version != known.owner_mark:
        wrong = gettext("Iemand gaf deze belofte intussen aan “%(who)s”.")
        yield Fault(wish.row, "dienst", wrong % {"who": known.department or gettext("niemand")})
