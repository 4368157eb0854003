"""What an operator copies fits the program."""

import re
import subprocess
from pathlib import Path

import pytest

from verbond.environment import SETTINGS
from verbond.kit.testing import ROOT

DEPLOY = ROOT / "deploy"
OF_THE_SERVER = {"HOST", "PORT", "WEB_WORKERS", "WEB_THREADS"}


def test_every_setting_in_the_example_is_known() -> None:
    text = (DEPLOY / "environment.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^([A-Z_]+)=", text, re.MULTILINE))
    assert named - {setting.name for setting in SETTINGS} - OF_THE_SERVER == set()
    needed = {setting.name for setting in SETTINGS if setting.needed_in_production}
    assert needed - named == set()


def test_example_holds_no_secret() -> None:
    text = (DEPLOY / "environment.example").read_text(encoding="utf-8")
    assert re.findall(r"^(?:SECRET_KEY|OIDC_CLIENT_SECRET)=(.+)$", text, re.MULTILINE) == []
    assert set(re.findall(r"verbond:([^@\s]+)@", text)) == {"CHANGE-ME"}


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("systemd/*.service")), ids=lambda p: p.stem)
def test_unit_starts_what_exists_without_rights(unit: Path) -> None:
    text = unit.read_text(encoding="utf-8")
    (program,) = re.findall(r"^ExecStart=/opt/verbond/(\S+)", text, re.MULTILINE)
    assert (ROOT / program).stat().st_mode & 0o111
    for line in ("User=verbond", "NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077"):
        assert line in text.splitlines()
    assert "EnvironmentFile=/etc/verbond/environment" in text


def test_every_timer_has_its_unit() -> None:
    timers = list(DEPLOY.glob("systemd/*.timer"))
    assert timers
    assert [timer.name for timer in timers if not timer.with_suffix(".service").exists()] == []


@pytest.mark.parametrize("name", ["backup-nightly", "is-alive"])
def test_script_of_an_operator_is_strict(name: str) -> None:
    script = DEPLOY / name
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert script.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_proxy_lets_no_visitor_claim_an_address() -> None:
    text = (DEPLOY / "proxy/verbond-pass.conf").read_text(encoding="utf-8")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in text
    assert "$proxy_add_x_forwarded_for" not in text


def test_proxy_takes_what_verbond_takes_and_no_more() -> None:
    text = (DEPLOY / "proxy/nginx.conf").read_text(encoding="utf-8")
    largest = max(int(size) for size in re.findall(r"client_max_body_size\s+(\d+)m", text))
    # settings.py: 60 MB is the reader's own limit; a form around it takes some more.
    assert largest == 61


def test_proxy_writes_no_addresses_of_pages_or_people() -> None:
    text = (DEPLOY / "proxy/nginx.conf").read_text(encoding="utf-8")
    form = text[text.index("log_format") : text.index(";", text.index("log_format"))]
    for variable in (
        "$request_uri",
        "$args",
        "$remote_addr",
        "$http_referer",
        '"$request"',
        "$uri",
    ):
        assert variable not in form


def test_image_runs_without_rights() -> None:
    lines = (DEPLOY / "Containerfile").read_text(encoding="utf-8").splitlines()
    assert "USER verbond" in lines
    assert lines.index("USER verbond") < lines.index("RUN script/setup")
    assert "USER root" not in lines


def test_nightly_backup_keeps_the_newest_and_touches_no_other_file(
    file_site: None, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"verbond-2026-01-0{day}T023000Z.tar.gz").touch()
    (folder / "keep-me.tar.gz").touch()
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'site.sqlite3'}",
        "BACKUP_FOLDER": str(folder),
        "BACKUP_KEEP": "3",
        "DEBUG": "1",
    }
    done = subprocess.run(
        [str(DEPLOY / "backup-nightly")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left = sorted(path.name for path in folder.iterdir())
    assert left[:3] == [
        "keep-me.tar.gz", "verbond-2026-01-04T023000Z.tar.gz", "verbond-2026-01-05T023000Z.tar.gz"
    ]  # fmt: skip
    assert len(left) == 4
