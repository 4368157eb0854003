"""The check of a local right, and its how-to followed to the letter."""

import re
import shutil
from pathlib import Path

import pytest

from verbond.__main__ import main
from verbond.kit.errors import RuleBroken
from verbond.rights.loading import FOLDER, ROOT
from verbond.rights.local_check_command import run

EXAMPLE = ROOT / "data" / "demo" / "rights" / "demo_fietscheque"
HOW_TO = ROOT / "docs" / "how-to" / "add-a-local-right.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert run([str(folder)]) == 1
    return capsys.readouterr().out


def test_the_example_and_everything_that_ships_are_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([str(EXAMPLE)]) == 0
    assert run([str(EXAMPLE.parent)]) == 0
    assert run([str(FOLDER)]) == 0
    assert capsys.readouterr().out.count("everything is right") == 3


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("right.yaml", "jonger_dan", "jonger_den", r"right\.yaml:\d+: no rule has the word"),
        ("right.yaml", "unit: EUR/year", "unit: EUR/month", "the catalogue says EUR/month"),
        ("right.yaml", "{id: leeftijd, naam", "{id: age, naam", "no words for the conditions"),
        ("right.yaml", "{par: demo_fietscheque.leeftijd}", "18", "neither rule nor sheet names"),
        ("parameters.yaml", '"75.00"', "75", r"parameters\.yaml:\d+: an amount is text"),
        ("parameters.yaml", '"75.00"', '"80.00"', r"grens\.yaml: step 1, demo_fietscheque: "),
        ("cases/grens.yaml", "verdict: nee", "verdict: neen", r"grens\.yaml:\d+: "),
        ("cases/grens.yaml", "2014-05-05", "1814-05-05", r"grens\.yaml: step 1, k"),
    ],
)
def test_each_slip_is_named_with_its_file(
    folder: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    if new == "18":
        change(folder / file, "{demo_fietscheque.leeftijd} jaar", "18 jaar")
    change(folder / file, old, new)
    assert re.search(said, faults(folder, capsys))


def test_a_right_that_no_case_tries_is_not_ready(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder / "cases")
    found = faults(folder, capsys)
    assert "2 things are wrong" in found
    assert "no case expects “ja”" in found


def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"no right\.yaml here"):
        run([str(tmp_path)])
    assert main(["rights-local-check", str(tmp_path / "nowhere")]) == 2


def test_what_moves_since_an_older_folder_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / "parameters.yaml", '"75.00"', '"70.00"')
    assert run([str(EXAMPLE), "--since", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "1 figures differ" in told
    assert "demo_fietscheque.bedrag: 70.00 → 75.00; moves demo_fietscheque" in told


def test_what_moves_in_the_shipped_figures_names_who_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = Path(shutil.copytree(FOLDER, tmp_path / "rights"))
    change(old / "parameters" / "verhoogde_tegemoetkoming.yaml", '"25630.67"', '"25630.66"')
    assert run([str(FOLDER), "--since", str(old)]) == 0
    told = capsys.readouterr().out
    assert "(follows vt.vorig_jaar.basis); moves premie_nutsvoorzieningen_genk" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("sheets/vt.yaml", "id: vt", "id: tv", "the sheet is of tv, not of vt"),
        ("parameters/taxicheques_genk.yaml", '"7.00"', "7", "an amount is text"),
        ("parameters/leefloon.yaml", '"892.70"', '"892.90"', "leefloon-cat2 on 2017-09-01"),
        ("cases/S01-vt-exact.yaml", "verdict: ja", "verdict: nee", "S01-vt-exact.yaml: step 1"),
    ],
)
def test_the_shipped_data_are_checked_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    copy = Path(shutil.copytree(FOLDER, tmp_path / "rights"))
    change(copy / file, old, new)
    assert said in faults(copy, capsys)


def test_a_right_without_a_sheet_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = Path(shutil.copytree(FOLDER, tmp_path / "rights"))
    (copy / "sheets" / "igo.yaml").unlink()
    assert "there is no igo.yaml" in faults(copy, capsys)


def test_whoever_follows_the_how_to_ends_with_a_right_that_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = HOW_TO.read_text(encoding="utf-8")
    files = re.findall(
        r"^`([a-z_/.]+\.yaml)`:?\n\n```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL
    )
    assert [name for name, _content in files] == [
        "parameters.yaml",
        "right.yaml",
        "cases/grens.yaml",
    ]
    folder = tmp_path / "demo_boekenbon"
    (folder / "cases").mkdir(parents=True)
    for name, content in files:
        (folder / name).write_text(content, encoding="utf-8")
    assert run([str(folder)]) == 0, capsys.readouterr().out
