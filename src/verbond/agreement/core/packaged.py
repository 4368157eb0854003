"""The import profiles that come with Verbond."""

from functools import cache
from importlib.resources import files

from verbond.agreement.core.document import Source
from verbond.agreement.core.errors import ProfileBroken
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.profile_file import read_profile

GENERIC = "generic"
LINES_READ = 200
_ENDING = ".yaml"


@cache
def packaged_names() -> tuple[str, ...]:
    """List the names of the profiles that come with Verbond."""
    folder = files("verbond.agreement.core") / "profiles"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


@cache
def packaged_profile(name: str) -> Profile:
    """Read a profile by its name. Raises `ProfileBroken` for a name that does not exist."""
    if name not in packaged_names():
        raise ProfileBroken(
            f"het profiel {name!r} bestaat niet; toegelaten: {', '.join(packaged_names())}, "
            "of het pad van een YAML-bestand"
        )
    file = files("verbond.agreement.core") / "profiles" / f"{name}{_ENDING}"
    return read_profile(file.read_text(encoding="utf-8"), file.name)


def profile_for(source: Source) -> Profile:
    """Find the profile that recognises a source, by its hash or by words at its beginning.

    Without one the generic profile is used.
    """
    profiles = [packaged_profile(name) for name in packaged_names() if name != GENERIC]
    for profile in profiles:
        if source.sha256 in profile.sha256:
            return profile
    beginning = " ".join(" ".join(line.text[:500].split()) for line in source.lines[:LINES_READ])
    for profile in profiles:
        if profile.words and all(words in beginning for words in profile.words):
            return profile
    return packaged_profile(GENERIC)
