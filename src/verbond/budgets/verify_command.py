"""The entrance of `script/verbond verify`: ballots and a certificate in, right or not right out."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from verbond.kit.errors import RuleBroken

NOT_RIGHT = 1
PAUSE_SECONDS = 0.5


def run(argv: Sequence[str]) -> int:
    """Print whether a certificate follows from the ballots; return 0 when it does, else 1.

    Raises `RuleBroken`, which the command line turns into exit code 2, for what cannot be read.
    """
    arguments = _parser().parse_args(argv)
    from verbond.budgets.core.errors import CertificateWrong
    from verbond.budgets.core.verifying import verify

    try:
        ballots, certificate = _read(arguments.file), _read(arguments.certificate)
        claims = verify(ballots, certificate, tell=_teller())
    except CertificateWrong as found:
        _write(arguments.format, {"right": False, "where": found.message}, _wrong(found.message))
        return NOT_RIGHT
    _write(arguments.format, {"right": True, **_outcome(claims)}, _right(claims))
    return 0


def _teller() -> Callable[[str], None]:
    """Make what says how far the check is, at most twice a second."""
    told_at = float("-inf")

    def tell(words: str) -> None:
        nonlocal told_at
        now = time.monotonic()
        if now - told_at >= PAUSE_SECONDS:
            told_at = now
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()

    return tell


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise RuleBroken("no_file", f"{name}: {error.strerror}") from error


def _outcome(claims: Mapping[str, Any]) -> dict[str, Any]:
    names = ("winners", "total_cost", "budget", "rule", "input_sha256")
    return {name: claims[name] for name in names}


def _right(claims: Mapping[str, Any]) -> str:
    rule = claims["rule"]
    words = [
        "Klopt. Deze uitslag volgt uit de stembiljetten en de regel.",
        f"  gewonnen: {', '.join(claims['winners']) or 'niets'}",
        f"  kosten: {claims['total_cost']} van {claims['budget']}",
        f"  regel: {', '.join([rule['method'], rule['satisfaction'], *rule['completion']])}",
        f"  gelijke stand: {', '.join([*rule['ties'], 'id'])}",
        f"  nageteld: {len(claims['rounds'])} ronden, {claims['steps']} verhogingen",
        "Vergelijk de regel zelf met het reglement.",
    ]
    return "\n".join(words)


def _wrong(where: str) -> str:
    return f"Klopt niet. {where}"


def _write(form: str, answer: Mapping[str, Any], text: str) -> None:
    written = json.dumps(answer, ensure_ascii=False, indent=1) if form == "json" else text
    # The answer is UTF-8 on every terminal and in every pipe.
    sys.stdout.buffer.write(f"{written}\n".encode())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="script/verbond verify",
        description="Tel een uitslag na: volgt het certificaat uit de stembiljetten? Eindigt met "
        "0 als alles klopt, met 1 als er iets niet klopt (en zegt wat), en met 2 als een bestand "
        "niet te lezen is.",
    )
    parser.add_argument("file", metavar="FILE.pb", help="de stembiljetten")
    parser.add_argument("certificate", metavar="CERTIFICATE", help="het certificaat (JSON)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    return parser
