"""How large a table may be, and what a cell may hold."""

MOST_BYTES = 16 * 1024**3
MOST_ROWS = 20_000_000
MOST_COLUMNS = 200
# A first row this long has more columns than any table: it is not given to the reader at all.
MOST_HEADER_BYTES = 64 * 1024
MOST_MEMBERS = 500
# Characters of a cell: an id, a choice, a number.
MOST_LETTERS = 64
# Under 100 million euro, in cents: sums of 500 members still fit (core/population/amounts.py).
MOST_CENTS = 10**10
MOST_NUMBER = 10**7
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Rows that are in memory as text at a time.
ROWS_AT_ONCE = 200_000
BLOCK_BYTES = 16 * 1024**2
# No value begins so, unless it was made to be run by the program that opens it.
FORMULA = r"=+@\t\r-"
