"""A run over a table: only who has a hit leaves it, under a pseudonym, within what was decided."""

import csv
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from verbond.__main__ import main
from verbond.rights.core.errors import CaseError
from verbond.rights.core.population import columns_needed
from verbond.rights.core.population.investigating import (
    Investigation,
    Run,
    hidden,
    investigate,
)
from verbond.rights.core.population.run_file import read_run
from verbond.rights.investigating import read_key
from verbond.rights.loading import shipped_rules
from verbond.rights.tables import read_table

COLUMNS = [
    "person", "household", "birth_date", "municipality", "wheelchair_attest",
    "lower_limb_invalidity_pct", "best_eye_visus",
]  # fmt: skip
STATED: dict[str, Any] = {
    "rights": ["taxicheques_genk"],
    "date": "2024-06-01",
    "decision": {"number": "2024-GR-17", "date": "2024-05-14"},
    "legal_basis": "Reglement proactieve opsporing (fictief)",
    "sources": ["Rijksregister (fictief)"],
    "columns": COLUMNS,
    "retention_days": 180,
    "who": ["OCMW, dienst rechten"],
    "dpia": "DPIA-2024-07",
}
TABLE = f"""{",".join(COLUMNS)}
blind,1,1960-01-01,Genk,false,0,2
seeing,2,1960-01-01,Genk,false,0,10
unknown,3,1960-01-01,Genk,false,0,
elsewhere,4,1960-01-01,Hasselt,true,90,1
"""


class Desk:
    """A folder with a table, a run and a key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out, self.key = folder / "out", folder / "run.key"
        self.table = folder / "table.csv"
        self.table.write_text(TABLE)

    def state(self, **changes: object) -> Path:
        kept = {**STATED, **changes}
        text = yaml.safe_dump({key: one for key, one in kept.items() if one is not None})
        # A day is written without quotes.
        path = self.folder / "RUN.yaml"
        path.write_text(
            text.replace("'2024-06-01'", "2024-06-01").replace("'2024-05-14'", "2024-05-14")
        )
        return path

    def run(self, **changes: object) -> int:
        stated = self.state(**changes)
        return main(
            ["rights-investigate", str(self.table), "--rights", "taxicheques_genk",
             "--run", str(stated), "--out", str(self.out), "--key", str(self.key)]
        )  # fmt: skip

    def hits(self) -> list[Mapping[str, str]]:
        with (self.out / "hits.csv").open() as file:
            return list(csv.DictReader(file))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_only_hits_leave_the_table(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run() == 0
    key = bytes.fromhex(desk.key.read_text().strip())
    names = {hmac.new(key, one.encode(), hashlib.sha256).hexdigest(): one for one in
             ("blind", "unknown", "seeing", "elsewhere")}  # fmt: skip
    found = {names[one["pseudonym"]]: one for one in desk.hits()}
    assert {name: one["verdict"] for name, one in found.items()} == {
        "blind": "ja",
        "unknown": "misschien",
    }
    assert found["unknown"]["missing"] == "best_eye_visus"
    assert found["blind"]["missing"] == ""
    assert found["unknown"]["amount_low"] == "0.00"
    written = "".join(path.read_text() for path in desk.out.iterdir())
    for name in ("blind", "seeing", "elsewhere", key.hex(), "1960"):
        assert name not in written
    assert "4 persons, 2 hits" in capsys.readouterr().out


def test_small_counts_stay_hidden(desk: Desk) -> None:
    desk.run()
    counts = json.loads((desk.out / "counts.json").read_text())
    assert counts["rights"]["taxicheques_genk"]["ja"] is None
    assert counts["rights"]["taxicheques_genk"]["nee"] is None


def test_a_run_says_what_it_rests_on(desk: Desk) -> None:
    desk.run()
    said = json.loads((desk.out / "run.json").read_text())
    assert said["decision"] == {"number": "2024-GR-17", "date": "2024-05-14"}
    assert said["table"]["sha256"] == hashlib.sha256(TABLE.encode()).hexdigest()
    assert said["table"]["columns"] == COLUMNS
    figure = next(iter(said["parameters"].values()))
    assert figure["reference"]
    assert figure["grade"]


@pytest.mark.parametrize("key", [key for key in STATED if key != "date"])
def test_a_run_that_states_less_does_not_start(
    desk: Desk, key: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.run(**{key: None}) == 2
    assert key in capsys.readouterr().err
    assert not desk.out.exists()
    assert not desk.key.exists()


WRONG: dict[str, tuple[dict[str, object], str]] = {
    "an unknown key": ({"goal": "x"}, "unknown goal"),
    "no number of the decision": ({"decision": {"date": "2024-05-14"}}, "decision"),
    "a decision in words": ({"decision": "ja"}, "decision"),
    "a decision of later": ({"date": "2024-05-01", "decision": STATED["decision"]}, "day"),
    "one right as text": ({"rights": "taxicheques_genk"}, "rights is a list"),
    "a right twice": ({"rights": ["taxicheques_genk", "taxicheques_genk"]}, "twice"),
    "no days": ({"retention_days": "lang"}, "after how many days"),
    "too many days": ({"retention_days": 4000}, "after how many days"),
    "a truth as who": ({"who": [True]}, "a list of who"),
    "a column that is not needed": ({"columns": [*COLUMNS, "receives_vt"]}, "receives_vt"),
    "a column that is not declared": ({"columns": COLUMNS[:-1]}, "best_eye_visus"),
    "a right that is not computed": ({"rights": ["kansenstatuut_genk"]}, "does not state"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_run_is_refused_and_writes_nothing(
    desk: Desk, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    changes, said = WRONG[what]
    assert desk.run(**changes) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in desk.folder.iterdir() if path.name.startswith((".", "out"))] == []


def test_a_later_decision_is_refused() -> None:
    decided = {"number": "1", "date": dt.date(2025, 1, 1)}
    with pytest.raises(CaseError, match="later day than the run"):
        read_run({**STATED, "date": dt.date(2024, 6, 1), "decision": decided}, "RUN.yaml")


def test_a_right_that_cannot_be_computed_is_refused(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    stated = desk.state(rights=["kansenstatuut_genk"])
    again = ["rights-investigate", str(desk.table), "--rights", "kansenstatuut_genk"]
    assert main([*again, "--run", str(stated), "--out", str(desk.out)]) == 2
    assert "cannot be computed" in capsys.readouterr().err


def test_results_never_replace_others(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.run() == 0
    before = (desk.out / "hits.csv").read_bytes()
    assert desk.run() == 2
    assert "already" in capsys.readouterr().err
    assert (desk.out / "hits.csv").read_bytes() == before


def test_the_same_key_gives_the_same_pseudonyms(desk: Desk) -> None:
    desk.run()
    first = {one["pseudonym"] for one in desk.hits()}
    desk.out = desk.folder / "again"
    desk.run()
    assert {one["pseudonym"] for one in desk.hits()} == first
    desk.out, desk.key = desk.folder / "other", desk.folder / "other.key"
    desk.run()
    assert not {one["pseudonym"] for one in desk.hits()} & first


def test_without_a_key_nobody_can_tell_who_it_is(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["rights-investigate", str(desk.table), "--rights", "taxicheques_genk"]
    assert main([*line, "--run", str(desk.state()), "--out", str(desk.out)]) == 0
    assert "No --key was given" in capsys.readouterr().err
    assert len(desk.hits()) == 2


def test_a_key_lies_elsewhere_and_is_a_key(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="does not lie in the folder"):
        read_key(tmp_path / "out" / "key", tmp_path / "out")
    short = tmp_path / "short"
    short.write_text("abcd")
    with pytest.raises(CaseError, match="64 hexadecimal digits"):
        read_key(short, tmp_path / "out")
    short.write_bytes(b"\xff\xfe")
    with pytest.raises(CaseError, match="64 hexadecimal digits"):
        read_key(short, tmp_path / "out")
    with pytest.raises(CaseError, match="key"):
        read_key(tmp_path / "no" / "folder", tmp_path / "out")


def test_a_key_is_never_read_from_what_has_no_end(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="a key is a file"):
        read_key(Path("/dev/zero"), tmp_path / "out")


def test_a_decision_to_come_allows_nothing_for_a_day_to_come(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    decided = {"number": "1", "date": dt.date(2998, 12, 31)}
    assert desk.run(date=dt.date(2999, 1, 1), decision=decided) == 2
    assert "the decision is of a day to come" in capsys.readouterr().err
    assert not desk.out.exists()


@pytest.mark.parametrize("name", ["x" * 300, "link"])
def test_a_folder_that_cannot_be_is_refused_before_the_work(
    desk: Desk, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk.folder / "link").symlink_to(desk.folder / "nowhere")
    desk.out = desk.folder / name
    assert desk.run() == 2
    assert name in capsys.readouterr().err
    assert not desk.key.exists()


def test_a_key_is_for_its_owner_alone(desk: Desk) -> None:
    desk.run()
    assert desk.key.stat().st_mode & 0o077 == 0


def test_the_folder_above_must_be_there(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.out = desk.folder / "no" / "such" / "out"
    assert desk.run() == 2
    assert "No such file" in capsys.readouterr().err


def test_rights_of_households_and_carers_stand_under_a_person(tmp_path: Path) -> None:
    rules = shipped_rules()
    stated = read_run(yaml.safe_load(yaml.safe_dump(STATED)) | {
        "date": dt.date(2024, 6, 1),
        "decision": {"number": "1", "date": dt.date(2024, 5, 1)},
    }, "RUN.yaml")  # fmt: skip
    rights = ("maximumfactuur", "mantelzorgtoelage_genk")
    run = Run(**{**{name: getattr(stated, name) for name in Run.__dataclass_fields__},
                 "rights": rights})  # fmt: skip
    path = tmp_path / "table.csv"
    path.write_text(
        "person,household,cares_for,birth_date\n"
        "young,1,,1990-01-01\nold,1,,1950-01-01\ncarer,2,old,1980-01-01\n"
    )
    needed = columns_needed(rules, rights, run.date)
    population = read_table(path, rules.vocabulary, needed=needed).population
    key = bytes(range(32))
    found = investigate(rules, population, run, key)

    def name(person: str) -> str:
        return hmac.new(key, person.encode(), hashlib.sha256).hexdigest()

    whose = {(one.right, one.pseudonym) for one in found.hits}
    assert whose == {
        ("maximumfactuur", name("old")),
        ("maximumfactuur", name("carer")),
        ("mantelzorgtoelage_genk", name("carer")),
    }
    care = next(one for one in found.hits if one.right == "mantelzorgtoelage_genk")
    assert "gives_actual_care" in care.missing
    with pytest.raises(CaseError, match="at least 32 bytes"):
        investigate(rules, population, run, b"short")


def test_a_hidden_count_cannot_be_subtracted() -> None:
    assert hidden({"ja": 3, "nee": 500, "misschien": 40}) == {
        "ja": None,
        "nee": 500,
        "misschien": None,
    }
    assert hidden({"ja": 3, "nee": 500, "misschien": 8})["nee"] == 500
    assert hidden({"ja": 0, "nee": 500}) == {"ja": 0, "nee": 500}
    assert hidden({"ja": 3, "nee": 2, "misschien": 50})["misschien"] is None


def _looked(tmp_path: Path, rights: tuple[str, ...], table: str) -> Investigation:
    rules = shipped_rules()
    day, decided = dt.date(2024, 6, 1), {"number": "1", "date": dt.date(2024, 5, 1)}
    stated = read_run({**STATED, "date": day, "decision": decided, "rights": list(rights)}, "RUN")
    path = tmp_path / "table.csv"
    path.write_text(table)
    needed = columns_needed(rules, rights, day)
    return investigate(
        rules, read_table(path, rules.vocabulary, needed=needed).population, stated, bytes(32)
    )


def test_a_status_has_no_amount(tmp_path: Path) -> None:
    found = _looked(tmp_path, ("vt",), "person,receives_igo,birth_date\na,true,1950-01-01\n")
    assert [(one.verdict, one.low, one.high, one.missing) for one in found.hits] == [
        ("ja", None, None, ())
    ]


def test_nobody_with_a_right_is_no_hit(tmp_path: Path) -> None:
    found = _looked(
        tmp_path, ("taxicheques_genk",), "person,household,birth_date,municipality\n"
        "a,1,1990-01-01,Hasselt\n",
    )  # fmt: skip
    assert found.hits == ()
    assert found.persons == 1


def test_a_household_without_birthdays_stands_under_its_first(tmp_path: Path) -> None:
    found = _looked(tmp_path, ("maximumfactuur",), "person,household\nfirst,1\nsecond,1\n")
    name = hmac.new(bytes(32), b"first", hashlib.sha256).hexdigest()
    assert [one.pseudonym for one in found.hits] == [name]
