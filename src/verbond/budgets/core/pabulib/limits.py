"""How large a file, a line, a number may be: what is larger is refused before it costs anything."""

from typing import Final

# The largest file that is read whole; larger ones are read in parts.
MAX_BYTES: Final = 1 << 30
# One line: a thousand projects of a hundred characters, ten times over.
MAX_LINE_BYTES: Final = 1 << 20
# One cell, quotes and line breaks included; the limit of Python's own csv reader.
MAX_CELL_CHARACTERS: Final = 131_072
MAX_META_ROWS: Final = 1_000
MAX_COLUMNS: Final = 500
MAX_PROJECTS: Final = 100_000
# Amounts and points as whole small units stay below 10**18, so they fit 64 bits.
MAX_DIGITS: Final = 18
# Ballots are cut out of the file a piece at a time, so that the work space stays small.
BLOCK_BYTES: Final = 4 << 20
# A file too large to hold is read in ranges of about so many bytes.
RANGE_BYTES: Final = 16 << 20
