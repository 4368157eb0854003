"""Models that are kept, published and loaded: what is published never changes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from verbond.budgets.core.recipe import RecipeWrong, restore_recipe, sha256_of
from verbond.budgets.errors import ModelRefused
from verbond.budgets.models import Instrument, Recipe, TrialElection
from verbond.budgets.operations.lab import trials
from verbond.budgets.operations.lab.loading import load_models
from verbond.budgets.operations.lab.models import drop_model, publish_model, save_model
from verbond.budgets.operations.lab.trials import forget_trials, keep_trial
from verbond.budgets.tests.core.recipe.made import document
from verbond.journal.facade import SYSTEM, latest_entries
from verbond.kit.testing import ROOT

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SMALL = (ROOT / "data/demo/budgets/elections/rangorde.pb").read_bytes()

pytestmark = pytest.mark.django_db


def _save(pk: int | None = None, lock: int | None = None, **changes: Any) -> Recipe:
    return save_model(content=document(**changes), pk=pk, lock=lock, actor=SYSTEM, now=NOW)


def _publish(row: Recipe) -> Recipe:
    return publish_model(pk=row.pk, lock=row.lock, actor=SYSTEM, now=NOW)


def test_a_draft_is_version_one_and_the_journal_knows_its_hash() -> None:
    row = _save()
    assert (row.slug, row.version, row.published_at) == ("proef", 1, None)
    assert sha256_of(restore_recipe(row.document, where="row")) == row.sha256
    assert "Ontwerp van een stemmodel bewaard: Proef (1)." in latest_entries(1)[0].summary


def test_a_contradicting_model_is_not_kept() -> None:
    with pytest.raises(RecipeWrong):
        _save(ballot={"least": 4, "most": 2})
    assert not Recipe.objects.exists()


def test_published_model_never_changes_and_goes_on_as_a_version_with_a_reason() -> None:
    row = _publish(_save())
    assert row.published_at == NOW
    with pytest.raises(ModelRefused) as caught:
        _save(pk=row.pk, lock=row.lock, name="Anders")
    assert caught.value.code == "published"
    with pytest.raises(ModelRefused) as caught:
        _save(name="Anders")
    assert caught.value.code == "no_reason"
    second = _save(name="Anders", reason="Te weinig keuzes gevraagd.")
    assert second.version == 2
    assert Recipe.objects.get(pk=row.pk).title == "Proef"


def test_a_model_has_one_draft_at_a_time() -> None:
    _save()
    with pytest.raises(ModelRefused) as caught:
        _save()
    assert caught.value.code == "draft_open"


def test_two_clerks_do_not_overwrite_each_other() -> None:
    row = _save()
    first = _save(pk=row.pk, lock=row.lock, name="Van de eerste")
    with pytest.raises(ModelRefused) as caught:
        _save(pk=row.pk, lock=row.lock, name="Van de tweede")
    assert caught.value.code == "stale"
    with pytest.raises(ModelRefused) as caught:
        _publish(row)
    assert caught.value.code == "stale"
    assert Recipe.objects.get().title == "Van de eerste"
    assert _publish(first).published_at


def test_the_short_name_of_a_draft_stays() -> None:
    row = _save()
    with pytest.raises(ModelRefused) as caught:
        _save(pk=row.pk, lock=row.lock, code="ander")
    assert caught.value.code == "code"


def test_a_draft_can_be_thrown_away_a_published_model_cannot() -> None:
    row = _save()
    drop_model(pk=row.pk, actor=SYSTEM, now=NOW)
    assert not Recipe.objects.exists()
    with pytest.raises(ModelRefused) as caught:
        drop_model(pk=row.pk, actor=SYSTEM, now=NOW)
    assert caught.value.code == "gone"
    row = _publish(_save())
    with pytest.raises(ModelRefused):
        drop_model(pk=row.pk, actor=SYSTEM, now=NOW)


def test_shipped_models_are_loaded_once() -> None:
    first = load_models(folder=ROOT / "data/budgets", actor=SYSTEM, now=NOW)
    again = load_models(folder=ROOT / "data/budgets", actor=SYSTEM, now=NOW)
    assert len(first.models) == Recipe.objects.filter(published_at=NOW).count() == 6
    assert str(first) == "6 new models, 3 new or changed instruments"
    assert (again.models, again.instruments) == ((), ())
    assert Instrument.objects.get(code="wijkbudget").terms["amounts"][0]["value"] == 2500


def _folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "models").mkdir(exist_ok=True)
    shipped = ROOT / "data/budgets"
    (tmp_path / "instruments.yaml").write_text(
        (shipped / "instruments.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (tmp_path / "models/meeste-stemmen.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_shipped_model_that_changed_without_a_new_version_is_refused(tmp_path: Path) -> None:
    text = (ROOT / "data/budgets/models/meeste-stemmen.yaml").read_text(encoding="utf-8")
    load_models(folder=_folder(tmp_path, text), actor=SYSTEM, now=NOW)
    changed = _folder(tmp_path, text.replace("days: 21", "days: 22"))
    with pytest.raises(ModelRefused, match="give the file a higher version"):
        load_models(folder=changed, actor=SYSTEM, now=NOW)


@pytest.mark.parametrize(
    ("text", "told"), [("a: [", "cannot be read as YAML"), ("", "expected fields")]
)
def test_unreadable_model_file_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RecipeWrong, match=f"meeste-stemmen.yaml.*{told}"):
        load_models(folder=_folder(tmp_path, text), actor=SYSTEM, now=NOW)


def test_model_file_is_named_after_its_model(tmp_path: Path) -> None:
    text = (ROOT / "data/budgets/models/meeste-stemmen.yaml").read_text(encoding="utf-8")
    folder = _folder(tmp_path, text.replace("code: meeste-stemmen", "code: andere"))
    with pytest.raises(RecipeWrong, match="name the file after its model"):
        load_models(folder=folder, actor=SYSTEM, now=NOW)


def test_file_of_somebody_is_kept_for_an_hour_and_no_longer() -> None:
    before = latest_entries(1)
    row = keep_trial(name="eigen.pb", content=SMALL, now=NOW)
    assert (row.ballots, row.projects, row.vote_type) == (410, 7, "ordinal")
    assert len(row.token) == 32
    assert latest_entries(1) == before
    assert forget_trials(now=NOW + timedelta(minutes=59)) == 0
    assert forget_trials(now=NOW + timedelta(minutes=61)) == 1
    assert not TrialElection.objects.exists()


def test_empty_large_and_unreadable_files_are_refused_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ModelRefused, match=r"leeg.pb is leeg"):
        keep_trial(name="leeg.pb", content=b" \n", now=NOW)
    monkeypatch.setattr(trials, "MOST_BYTES", 100)
    with pytest.raises(ModelRefused, match="groot"):
        keep_trial(name="groot.pb", content=SMALL, now=NOW)
    monkeypatch.undo()
    monkeypatch.setattr(trials, "MOST_BALLOTS", 100)
    with pytest.raises(ModelRefused, match="Hoogstens 100 stembiljetten"):
        keep_trial(name="veel.pb", content=SMALL, now=NOW)
    assert not TrialElection.objects.exists()


def test_no_more_files_are_kept_than_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "MOST_KEPT", 0)
    with pytest.raises(ModelRefused) as caught:
        keep_trial(name="eigen.pb", content=SMALL, now=NOW)
    assert caught.value.code == "busy"
