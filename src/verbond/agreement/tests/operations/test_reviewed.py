"""A reviewed file fits the edition that it was made for, or it is refused."""

from pathlib import Path

import pytest
import yaml

from verbond.agreement.errors import ReviewedFileWrong
from verbond.agreement.models import Agreement, Annotation
from verbond.agreement.operations.reviewed import apply_reviewed
from verbond.agreement.operations.systems import COLUMNS, load_systems
from verbond.agreement.testing import NOW, TEXT

LINE = TEXT.splitlines().index("• Elke school krijgt een schoolstraat.") + 1
HEADING = TEXT.splitlines().index("2.1 Verkeer") + 1
KIND = {"line": LINE, "words": "Elke school krijgt", "what": "kind", "value": "formula"}


def write(folder: Path, agreement: Agreement, *rows: object, **changes: object) -> Path:
    assert agreement.edition is not None
    content = {"sha256": agreement.edition.sha256, "annotations": list(rows), **changes}
    path = folder / "reviewed.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def test_what_was_read_by_hand_is_confirmed(agreement: Agreement, tmp_path: Path) -> None:
    applied = apply_reviewed(agreement=agreement, path=write(tmp_path, agreement, KIND), now=NOW)
    assert (applied.new, applied.not_found) == (1, ())
    row = Annotation.objects.get(what="kind", value="formula")
    assert (row.state, row.origin) == ("confirmed", "file")
    assert row.commitment.kind == "formula"


def test_a_shifted_line_is_noticed_and_not_misapplied(agreement: Agreement, tmp_path: Path) -> None:
    path = write(tmp_path, agreement, {**KIND, "line": LINE - 1})
    applied = apply_reviewed(agreement=agreement, path=path, now=NOW)
    assert applied.new == 0
    assert "does not hold 'Elke school krijgt'" in applied.not_found[0]


def test_a_line_outside_the_text_is_told(agreement: Agreement, tmp_path: Path) -> None:
    path = write(tmp_path, agreement, {**KIND, "line": 999})
    applied = apply_reviewed(agreement=agreement, path=path, now=NOW)
    assert "line 999 does not exist" in applied.not_found[0]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"line": HEADING, "words": "Verkeer"}, "stands in no unit"),
        ({"what": "target", "other_line": 999}, "line 999 does not exist"),
        ({"what": "target", "other_line": LINE, "other_words": "weg"}, "does not hold 'weg'"),
        ({"what": "see_also", "chapter": "Stille stad"}, "no chapter 'Stille stad'"),
    ],
)
def test_what_is_nowhere_in_the_text_is_told_and_the_rest_applied(
    agreement: Agreement, tmp_path: Path, changed: dict[str, object], says: str
) -> None:
    path = write(tmp_path, agreement, KIND, {**KIND, **changed})
    applied = apply_reviewed(agreement=agreement, path=path, now=NOW)
    (problem,) = applied.not_found
    assert problem.startswith("reviewed.yaml, annotation 2: ")
    assert says in problem
    assert applied.new == 1


@pytest.mark.parametrize(
    ("row", "changes", "says"),
    [
        (KIND, {"sha256": "0" * 64}, "is not that of the current edition"),
        ({**KIND, "what": "mood"}, {}, "what must be one of"),
        ({**KIND, "line": "drie"}, {}, "line must be a whole number"),
        (KIND, {"annotations": "geen lijst"}, "must be a list"),
    ],
)
def test_a_wrong_file_is_refused_whole(
    agreement: Agreement, tmp_path: Path, row: object, changes: dict[str, object], says: str
) -> None:
    before = Annotation.objects.count()
    path = write(tmp_path, agreement, KIND, row, **changes)
    with pytest.raises(ReviewedFileWrong, match=says):
        apply_reviewed(agreement=agreement, path=path, now=NOW)
    assert Annotation.objects.count() == before


@pytest.mark.parametrize("content", ["sha256: [", "- sha256", ""])
def test_a_file_of_another_form_is_refused(
    agreement: Agreement, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "reviewed.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReviewedFileWrong, match=r"reviewed\.yaml"):
        apply_reviewed(agreement=agreement, path=path, now=NOW)


SYSTEM_A1 = {"code": "A1", "name": "Opvolging", "name_en": "Follow-up", "rooms": "agreement"}


def systems(folder: Path, works: str, module: str, columns: str = ",".join(COLUMNS)) -> list[Path]:
    names, phrases = folder / "systems.yaml", folder / "systems.csv"
    names.write_text(yaml.safe_dump({"systems": [{**SYSTEM_A1, "works": works}]}))
    phrases.write_text(f"{columns}\n{module},agreement,phrase,1,{LINE},1,deliver,Elke school\n")
    return [names, phrases]


def test_a_phrase_leads_to_its_system(agreement: Agreement, tmp_path: Path) -> None:
    names, phrases = systems(tmp_path, "partly", "A1")
    loaded = load_systems(agreement=agreement, names=names, phrases=phrases, now=NOW)
    assert (loaded.systems, loaded.phrases, loaded.units, loaded.without_unit) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("works", "module", "columns", "says"),
    [
        ("soon", "A1", ",".join(COLUMNS), "works must be one of"),
        ("no", "B7", ",".join(COLUMNS), "row 2: no system 'B7'"),
        ("no", "A1", "a,b", "columns must be"),
    ],
)
def test_a_wrong_file_of_systems_is_refused(
    agreement: Agreement, tmp_path: Path, works: str, module: str, columns: str, says: str
) -> None:
    names, phrases = systems(tmp_path, works, module, columns)
    with pytest.raises(ReviewedFileWrong, match=says):
        load_systems(agreement=agreement, names=names, phrases=phrases, now=NOW)
    assert not agreement.commitments.filter(system_uses__isnull=False).exists()
