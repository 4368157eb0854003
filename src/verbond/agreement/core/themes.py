"""Names of themes, short enough for a line of stations."""

from collections.abc import Sequence
from os.path import commonprefix


def short_names(titles: Sequence[str]) -> list[str]:
    """Leave out the words that all titles begin with.

    >>> short_names(["Genk, een groene stad", "Genk, een woonstad"])
    ['Groene stad', 'Woonstad']
    >>> short_names(["Wonen"])
    ['Wonen']
    """
    if len(titles) < 2:
        return list(titles)
    same = commonprefix(list(titles))
    same = same[: same.rfind(" ") + 1]
    rest = [title[len(same) :].strip() or title for title in titles]
    return [name[:1].upper() + name[1:] for name in rest]
