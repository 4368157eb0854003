"""Names of themes, short enough for a line of stations."""

from collections.abc import Sequence


def short_names(titles: Sequence[str]) -> list[str]:
    """Leave out the words that all titles begin with.

    >>> short_names(["Genk, een groene stad", "Genk, een woonstad"])
    ['Groene stad', 'Woonstad']
    >>> short_names(["Wonen"])
    ['Wonen']
    """
    if len(titles) < 2:
        return list(titles)
    words = [title.split() for title in titles]
    same = 0
    for column in zip(*words, strict=False):
        if len(set(column)) > 1:
            break
        same += 1
    rest = [" ".join(row[same:]) or title for row, title in zip(words, titles, strict=True)]
    return [name[:1].upper() + name[1:] for name in rest]
