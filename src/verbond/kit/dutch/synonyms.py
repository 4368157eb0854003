"""General Dutch and Flemish words that mean nearly the same, or lead from one to the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbond.kit.dutch.analysis import tokens


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Token → tokens to look for as well."""

    of: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_lists(
        cls, same: Iterable[Iterable[str]], also: Mapping[str, Iterable[str]]
    ) -> "Synonyms":
        """Build from groups of equals and from one-way pairs, all as plain words."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for group in same:
            members = [token for word in group for token in tokens(word)]
            for token in members:
                found[token].update(dict.fromkeys(m for m in members if m != token))
        for word, others in also.items():
            (source,) = tokens(word)
            targets = (token for other in others for token in tokens(other))
            found[source].update(dict.fromkeys(token for token in targets if token != source))
        return cls({token: tuple(others) for token, others in found.items()})


@cache
def load_synonyms() -> Synonyms:
    """Read the reviewed list that comes with this package."""
    import yaml

    text = files("verbond.kit.dutch").joinpath("synonyms.yaml").read_text(encoding="utf-8")
    lists = yaml.safe_load(text)
    return Synonyms.from_lists(lists["same"], lists["also"])
