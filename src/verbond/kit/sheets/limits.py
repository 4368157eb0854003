"""How large a table may be: beyond this it is no table of a city but an accident or an attack."""

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 1_000_000
MAX_COLUMNS = 2_000
MAX_CELLS = 20_000_000
MAX_LINE = 2_000_000
MAX_CELL = 32_767  # what a spreadsheet itself allows
