"""The round of benchmarks/casting.py: fictitious, open, with so many electors and accounts.

Writes one line for each voter: the cookies and the body of the request that casts the ballot.
"""

import json
import random
import sys
import uuid
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core import signing
from django.utils import timezone

from verbond.accounts.models import Person
from verbond.budgets import testing as made
from verbond.budgets.core.balloting import keyed
from verbond.budgets.models import (
    AccountElector,
    Ballot,
    Elector,
    Participation,
    Round,
)
from verbond.budgets.operations.voting.casting import draw_receipt, receipt_hash
from verbond.budgets.operations.voting.freezing import freeze_round
from verbond.budgets.operations.voting.opening import open_vote
from verbond.budgets.operations.voting.register import who_of_elector
from verbond.budgets.queries.voting.booths import Booth, booth_of
from verbond.budgets.views.voting.browser import DRAFT, PROOF
from verbond.budgets.views.voting.marking import marked
from verbond.journal.facade import SYSTEM

SLUG, PROJECTS, STEP = "bench-ronde", 60, 5000
TOKEN = "b" * 32


def fill(voters: int) -> Booth:
    """Make the round with its electors, accounts and the ties between them."""
    today, now = timezone.localdate(), timezone.now()
    row = made.make_round(SLUG, phase="vote", first_on=today)
    for number in range(1, PROJECTS + 1):
        made.make_proposal(row, number, state="feasible")
    born = datetime(2000, 1, 1, tzinfo=UTC)
    for first in range(0, voters, STEP):
        numbers = range(first, min(voters, first + STEP))
        electors = Elector.objects.bulk_create(
            Elector(round=row, key_hash=keyed(row.salt, "elector-list", str(n))) for n in numbers
        )
        people = Person.objects.bulk_create(
            Person(email=f"voter{n}@example.test", password="!", created_at=born) for n in numbers
        )
        AccountElector.objects.bulk_create(
            AccountElector(round=row, person=person, elector=elector)
            for person, elector in zip(people, electors, strict=True)
        )
    row = freeze_round(row=row, lock=row.lock, actor=SYSTEM, now=now)
    open_vote(row=row, lock=row.lock, actor=SYSTEM, now=now + timedelta(seconds=1))
    found = booth_of(SLUG)
    assert found is not None
    return found


def requests(booth: Booth, many: int) -> list[dict[str, Any]]:
    """Log in so many voters, let them show that they may vote, and fill in a ballot for each."""
    chance = random.Random(71033)
    ties = AccountElector.objects.filter(round=booth.pk).select_related("person", "elector")
    store = import_module(settings.SESSION_ENGINE).SessionStore
    model, rows, found = store.get_model_class(), [], []
    for tie in ties.order_by("?")[:many]:
        session = store()
        session[SESSION_KEY] = str(tie.person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = tie.person.get_session_auth_hash()
        key = uuid.uuid4().hex
        rows.append(
            model(
                session_key=key,
                session_data=session.encode(dict(session.items())),
                expire_date=timezone.now() + timedelta(days=1),
            )
        )
        found.append(_request(booth, tie, key, chance))
    model.objects.bulk_create(rows, batch_size=1000)
    return found


def _request(
    booth: Booth, tie: AccountElector, session: str, chance: random.Random
) -> dict[str, Any]:
    who = who_of_elector(booth.salt, tie.elector.key_hash)
    proof = {
        "channel": "account",
        "who_hash": who,
        "neighbourhood": "",
        "age_band": "",
        "code_hash": "",
    }
    mark = keyed(booth.salt, "mark", str(tie.person.pk))[:16]
    value = {"proof": proof, "receipt": "", "account": mark}
    chosen = sorted(chance.sample(range(1, PROJECTS + 1), chance.randint(1, 8)))
    body = {
        "csrfmiddlewaretoken": TOKEN,
        "choice": ",".join(f"{n}:1" for n in chosen),
        "receipt": marked(booth, draw_receipt(), who),
    }
    cookies = {
        settings.SESSION_COOKIE_NAME: session,
        settings.CSRF_COOKIE_NAME: TOKEN,
        PROOF: signing.dumps(value, salt=f"budgets.{PROOF}.{booth.pk}"),
        DRAFT: signing.dumps(
            ["0" * 8, booth.sha256[:16], body["choice"]], salt=f"budgets.{DRAFT}.{booth.pk}"
        ),
    }
    cookie = "; ".join(f"{name}={text}" for name, text in cookies.items())
    return {"cookie": cookie, "body": urlencode(body), "receipt": body["receipt"][:12]}


def missing(receipts: Path) -> int:
    """Count the acknowledged receipts that have no ballot, or more than one."""
    row = Round.objects.get(slug=SLUG)
    held = list(Ballot.objects.filter(round=row).values_list("receipt_hash", flat=True))
    known = set(held)
    acknowledged = receipts.read_text(encoding="utf-8").split()
    lost = sum(receipt_hash(row.salt, one) not in known for one in acknowledged)
    unequal = abs(len(held) - Participation.objects.filter(round=row).count())
    return lost + (len(held) - len(known)) + unequal


def stuff(ballots: int) -> None:
    """Put so many ballots of others in the box, and tick their voters off."""
    row = Round.objects.get(slug=SLUG)
    today = timezone.localdate()
    for first in range(0, ballots, STEP):
        numbers = range(first, min(ballots, first + STEP))
        Participation.objects.bulk_create(
            Participation(round=row, who_hash=keyed(row.salt, "paper", f"stuffed {n}"),
                          channel="code", on=today, mixed=True)
            for n in numbers
        )  # fmt: skip
        Ballot.objects.bulk_create(
            Ballot(round=row, receipt_hash=keyed(row.salt, "receipt", f"stuffed {n}"),
                   content={"voorstel-1": 1}, content_hash=keyed("", "receipt", str(n)),
                   channel="code", mixed=True)
            for n in numbers
        )  # fmt: skip


def main() -> None:
    act, path = sys.argv[1], Path(sys.argv[2])
    if act == "stuff":
        stuff(int(sys.argv[3]))
        return
    if act == "missing":
        print(missing(path))
        return
    booth = fill(int(sys.argv[3]))
    with path.open("w", encoding="utf-8") as file:
        for one in requests(booth, int(sys.argv[4])):
            file.write(json.dumps(one) + "\n")


if __name__ == "__main__":
    main()
