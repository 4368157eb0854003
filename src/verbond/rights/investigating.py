"""Write what an investigation found to a folder: all of it, or nothing."""

import csv
import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbond import __version__
from verbond.rights.core.errors import CaseError

if TYPE_CHECKING:
    from verbond.rights.core.population.investigating import Hit, Investigation, Run
    from verbond.rights.core.ruleset import RuleSet

HEAD = (
    "pseudonym", "right", "subject", "verdict", "amount_low", "amount_high", "unit", "missing"
)  # fmt: skip
_KEY_BYTES = 32
_BLOCK = 1024 * 1024


def read_key(path: Path | None, out: Path) -> bytes:
    """Return the key of a run; make one when the file is not there yet.

    Without a file the key is made and forgotten: nobody can tell who the pseudonyms are.
    Raises `CaseError` when the file lies in the folder of the results, or is no key.
    """
    if path is None:
        return secrets.token_bytes(_KEY_BYTES)
    if out.resolve() in (path.resolve(), *path.resolve().parents):
        raise CaseError("key_place", f"{path}: the key does not lie in the folder of the results.")
    try:
        # A device never ends, and a pipe may never begin.
        if path.exists() and not path.is_file():
            raise CaseError("key", f"{path}: a key is a file.")
        if path.exists():
            return _key_of(path)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            key = secrets.token_bytes(_KEY_BYTES)
            file.write(key.hex() + "\n")
    except OSError as fault:
        raise CaseError("key", f"{path}: {fault.strerror or fault}.") from fault
    return key


def _key_of(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(_KEY_BYTES * 4)
    try:
        key = bytes.fromhex(content.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise CaseError("key", f"{path}: a key is {_KEY_BYTES * 2} hexadecimal digits.")
    return key


def sha256_of(*paths: Path) -> str:
    """Return one fingerprint of some files, in this order."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    return digest.hexdigest()


def rule_files(data: Path) -> Iterator[Path]:
    """Yield every file that the rules are made of."""
    yield from sorted(data.rglob("*.yaml"))
    yield from sorted((Path(__file__).parent / "core" / "rules").glob("*.py"))


def used(rules: "RuleSet", run: "Run") -> Mapping[str, Any]:
    """Return the figures that the rights of a run rest on, as they were on its date."""
    from verbond.rights.core.ruleset import parameters_of

    names = {name for right in run.rights for name in parameters_of(rules.rights[right])}
    return {name: _figure(rules, name, run) for name in sorted(names)}


def _figure(rules: "RuleSet", name: str, run: "Run") -> Mapping[str, Any]:
    parameter = rules.parameters[name]
    row = parameter.row_on(run.date)
    if row is None:
        return {"value": None, "unit": parameter.unit}
    return {
        "value": rules.parameters.value_on(name, run.date),
        "unit": parameter.unit,
        "since": row.since,
        "reference": row.reference,
        "grade": row.grade,
        "checked_on": row.checked_on,
        "known_to": row.known_to,
        "is_stale": parameter.is_stale_on(run.date),
        "where": row.where,
    }


def refuse_taken(out: Path) -> None:
    """Refuse a folder that is there already, or whose name no disk takes. Raises `CaseError`."""
    try:
        out.lstat()
    except FileNotFoundError:
        return
    except OSError as fault:
        raise CaseError("folder", f"{out}: {fault.strerror or fault}.") from fault
    raise CaseError("exists", f"{out}: this is there already; results never replace others.")


def write_investigation(
    out: Path, found: "Investigation", rules: "RuleSet", run: "Run", sources: Mapping[str, Any]
) -> None:
    """Write hits.csv, counts.json and run.json to a new folder, which appears whole.

    Raises `CaseError` when the folder is there already or cannot be made.
    """
    refuse_taken(out)
    try:
        temporary = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as fault:
        raise CaseError("folder", f"{out.parent}: {fault.strerror or fault}.") from fault
    try:
        _hits(temporary / "hits.csv", found, rules)
        _json(temporary / "counts.json", {"persons": found.persons, "rights": found.counts})
        _json(temporary / "run.json", _stated(rules, run, sources))
        temporary.rename(out)
    except OSError as fault:
        raise CaseError("folder", f"{out}: {fault.strerror or fault}.") from fault
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _stated(rules: "RuleSet", run: "Run", sources: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "version": __version__,
        "date": run.date,
        "rights": run.rights,
        "decision": {"number": run.decision_number, "date": run.decision_date},
        "legal_basis": run.legal_basis,
        "sources": run.sources,
        "columns_declared": run.columns,
        "retention_days": run.retention_days,
        "who": run.who,
        "dpia": run.dpia,
        **sources,
        "parameters": used(rules, run),
    }


def _hits(path: Path, found: "Investigation", rules: "RuleSet") -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(HEAD)
        written.writerows(_line(hit, rules.catalogue[hit.right].unit) for hit in found.hits)


def _line(hit: "Hit", unit: str) -> tuple[str, ...]:
    ends = (_euro(hit.low), _euro(hit.high))
    unit = unit if hit.low is not None else ""
    missing = " ".join(hit.missing)
    return (hit.pseudonym, hit.right, hit.subject, hit.verdict, *ends, unit, missing)


def _euro(cents: int | None) -> str:
    return "" if cents is None else f"{Decimal(cents) / 100:.2f}"


def _json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n")
