"""An export of the Agency's figures as sums per policy domain of one municipality."""

from collections.abc import Mapping

from verbond.plan.exchange.reading import Reading


def read_bi_file(content: bytes, name: str, facts: Mapping[str, object]) -> Reading:
    """Read the column of one municipality; `facts` say which (`municipality`, a NIS code)."""
    raise NotImplementedError
