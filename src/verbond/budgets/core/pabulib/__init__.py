"""Elections in the .pb format: read, written, checked."""

from verbond.budgets.core.pabulib.checking import Finding, check_pb
from verbond.budgets.core.pabulib.large import (
    LargeFile,
    Range,
    gathered,
    merge,
    open_large,
    read_pb_in_parts,
    read_range,
    stream_pb,
)
from verbond.budgets.core.pabulib.parts import Part, joined
from verbond.budgets.core.pabulib.reading import read_pb
from verbond.budgets.core.pabulib.writing import write_pb

__all__ = [
    "Finding",
    "LargeFile",
    "Part",
    "Range",
    "check_pb",
    "gathered",
    "joined",
    "merge",
    "open_large",
    "read_pb",
    "read_pb_in_parts",
    "read_range",
    "stream_pb",
    "write_pb",
]
