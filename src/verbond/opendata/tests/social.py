"""What a town does for rights: figures, a what-if, runs in each state, and people who asked."""

from datetime import date, timedelta
from typing import Any

from django.apps import apps

# Stands in everything of rights that nobody may read, in whatever state it is.
HIDDEN = "Oeverzwaluw"
DRAFT = "Rotszwaluw"
RIGHT = "huurpremie"
FOUND, FEW = 40, 3


def model(label: str) -> Any:
    return apps.get_model(label)


def look_for_rights(now: Any) -> None:
    """Publish figures, hang a what-if at a decision, and search for people in four runs."""
    _measure(now)
    _what_if(now)
    _run("2026-ontwerp", now, state="draft", title=DRAFT, why=DRAFT, approved_at=None)
    _run("2026-goed", now, state="approved")
    live = _run("2026-loopt", now, state="following", executed_on=date(2026, 5, 4), rows_read=1234)
    wiped = _run(
        "2026-gewist", now, state="purged", executed_on=date(2026, 2, 3), rows_read=1260,
        rights=[RIGHT, "vt"], purged_at=now,
    )  # fmt: skip
    for right, count in ((RIGHT, FOUND), ("vt", FEW)):
        model("rights.RunTally").objects.create(
            run=wiped, right=right, wave=1, stage="detected", count=count
        )
    _people(live, now)
    _asked(now)


def _measure(now: Any) -> None:
    figures = {
        "fewest": 10, "hidden": False, "holds": 120, "certain": 40, "possible": 12,
        "take_up": {"low": 6977, "high": 7500}, "money": True, "old": False, "funnel": None,
        "unclaimed": {"total": {"low": 100_00, "high": None}, "median": None},
        "equity": {"age": [{"name": "0-17", "hidden": True}]},
    }  # fmt: skip
    funnel: dict[str, Any] = {"funnel": None, "rights": {}}
    debt = {"in_force": [RIGHT], "encoded": [RIGHT], "with_cases": [], "verified": []}
    for right, version, said, origin in (
        (RIGHT, 1, figures | {"holds": 918_273}, "made_city"),
        (RIGHT, 2, figures, "made_city"),
        ("leefloon", 1, {"fewest": 10, "hidden": True, "money": True, "old": False}, "made_city"),
        ("alle", 1, funnel, "made_city"),
        ("onderzoeken", 1, funnel, "run"),
        ("", 1, {"debt": debt | {"automatic": []}}, "rules"),
    ):
        model("rights.Measure").objects.create(
            right=right, quarter="2026-K1", version=version, on=date(2026, 3, 31), figures=said,
            origin=origin, source="Verzonnen stad (fictief)", fictitious=origin == "made_city",
            sha256="b" * 64, made_at=now,
        )  # fmt: skip


def _what_if(now: Any) -> None:
    item = model("decisions.Item").objects.filter(state="published", is_public=True).first()
    question = {
        "right": RIGHT, "variant": "geldend", "day": "2024-09-30", "seed": 1, "persons": 6000,
        "changes": [{"parameter": "huurpremie.min", "value": 5000}],
    }  # fmt: skip
    figures = {
        "day": "2024-09-30", "variant_a": "geldend", "variant_b": "geldend", "persons": 6000,
        "households": 2500, "rights": [], "tables": [], "gains": 40, "loses": None, "opens": 0,
        "change": None,
    }  # fmt: skip
    for key, subject in (("openbaar", item and item.key), ("los", None)):
        row = model("rights.WhatIf").objects.create(
            key=key, right=RIGHT, question=question, figures=figures,
            told={"name": "Huurpremie", "changes": [], "names": {}},
            rules_sha256="c" * 64, code_version="1.0", sha256="d" * 64, kept_at=now,
            kept_by="secret-journal-key",
        )  # fmt: skip
        if subject is None:
            model("rights.WhatIf").objects.filter(pk=row.pk).update(
                question=question | {"x": DRAFT}
            )
            continue
        model("rights.WhatIfUse").objects.create(
            what_if=row, room="decisions", subject=subject, subject_version="1", attached_at=now,
            attached_by="secret-journal-key",
        )  # fmt: skip


def _run(key: str, now: Any, **other: Any) -> Any:
    said = {
        "title": "Huurpremie (fictief)", "why": "Wie weinig heeft, vraagt ze zelden (fictief).",
        "rights": [RIGHT], "decision_number": "2026/17", "decision_on": date(2026, 1, 9),
        "decision_body": "Raad (fictief)", "decision_key": "nergens", "legal_basis": "Artikel 3",
        "sources": [{"name": "Register", "on": "2026-01-02", "columns": ["person", "rent"]}],
        "reference_on": date(2026, 1, 2), "dpia": "DPIA-1", "contact_point": f"{HIDDEN} 011",
        "automation": {RIGHT: 3}, "made_at": now, "approved_at": now, "seed": f"{HIDDEN}-seed",
        "approved_sha256": f"{HIDDEN}-sha", "fictitious": True,
    } | other  # fmt: skip
    return model("rights.DetectionRun").objects.create(key=key, **said)


def _people(run: Any, now: Any) -> None:
    """Fill every table of people of a run, each with the mark."""
    sealed = f"{HIDDEN}-sealed".encode()
    worker = model("accounts.Person").objects.create(email="w@example.test", name=HIDDEN)
    model("rights.RunTask").objects.create(run=run, person=worker, task="officer")
    kept = {"salt": sealed, "sealed": sealed, "made_at": now}
    model("rights.RunKey").objects.create(run=run, **kept)
    model("rights.OptOutKey").objects.create(**kept)
    found = model("rights.Found").objects.create(
        run=run, pseudonym=f"{HIDDEN}-pseudonym", wave=1, sealed_identity=sealed,
        letter_hash=f"{HIDDEN}-letter", sealed_letter=sealed, person=worker,
    )  # fmt: skip
    hit = model("rights.Hit").objects.create(
        found=found, right=RIGHT, subject_kind="person", subject=f"{HIDDEN}-subject",
        verdict="ja", amount_low=918_273, amount_high=918_273, sealed_facts=sealed,
        state_on=now.date(),
    )  # fmt: skip
    model("rights.Follow").objects.create(
        hit=hit, state="granted", on=now.date(), channel="desk", authority=HIDDEN, person=worker,
        at=now,
    )  # fmt: skip
    opening = model("rights.Opening").objects.create(
        run=run, number=1, wave=1, reason=HIDDEN, asked_by=worker, asked_at=now
    )
    model("rights.Envelope").objects.create(
        opening=opening, people=918_273, ends_on=now.date() + timedelta(days=30), **kept
    )
    model("rights.Access").objects.create(
        found=found, person=worker, role=HIDDEN, what="hit", reason=HIDDEN, at=now
    )
    model("rights.OptOut").objects.create(tag=f"{HIDDEN}-tag", since=now, person=worker)
    model("rights.GrantReview").objects.create(
        hit=hit, regulation=HIDDEN, first_by=worker, because=HIDDEN
    )
    model("rights.Objection").objects.create(hit=hit, kind="wrong", facts=[HIDDEN], at=now)


def _asked(now: Any) -> None:
    """Save a check and report an outcome, each with the mark."""
    model("rights.SavedCheck").objects.create(
        code_hash=f"{HIDDEN}-code", sealed=f"{HIDDEN}-check".encode(), saved_at=now,
        expires_at=now + timedelta(days=30),
    )  # fmt: skip
    model("rights.RuleReport").objects.create(
        number=HIDDEN[:12], right=RIGHT, day=date(2026, 3, 1), verdict="nee", case=HIDDEN,
        words=HIDDEN, sent_at=now,
    )  # fmt: skip
