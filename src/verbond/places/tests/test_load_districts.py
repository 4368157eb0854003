import io
from pathlib import Path

import pytest
from django.core.management import call_command

from verbond.places import facade
from verbond.places.models import Edition

from .conftest import STADSDELEN
from .test_loading import replace

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("load_districts", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_shows_and_changes_nothing(genk: None) -> None:
    out, err = run(str(STADSDELEN))
    assert "(fictitious), from 2019-01-01" in out
    assert "Stadsdeel 3 (fictief): Industrieterrein Genk-Zuid, Nieuw Sledderlo" in out
    assert "add --apply" in out
    assert err == ""
    assert not Edition.objects.filter(series="stadsdelen").exists()


def test_the_command_applies_and_says_when_it_was_done_already(genk: None) -> None:
    assert "loaded" in run(str(STADSDELEN), "--apply")[0]
    assert len(facade.all_places("district")) == 8
    assert "no change" in run(str(STADSDELEN), "--apply")[0]
    assert "add --apply" not in run(str(STADSDELEN))[0]


def test_the_command_says_what_it_ends_and_warns(demo: None, division: Path) -> None:
    replace(division, "edition: stadsdelen-fictief", "edition: later")
    replace(division, "valid_from: 2019-01-01", "valid_from: 2031-01-01")
    replace(division, "[71016W03, ", "[71016W01, 71016W03, ")
    replace(division, "[71016W01, 71016W02", "[71016W02")
    out, err = run(str(division))
    assert "ends: stadsdelen-fictief" in out
    assert "warning: 'Stadsdeel 1 (fictief)' lies in 2 separate parts" in err


def test_the_command_refuses_a_file_that_is_not_there(genk: None) -> None:
    with pytest.raises(facade.PlacesFileWrong, match="No such file"):
        run("/nowhere/stadsdelen.yaml")
