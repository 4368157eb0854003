"""Tables of persons, as Parquet or CSV: read whole or refused, with row and column.

Docs: docs/reference/rights-tables.md.
"""

from verbond.rights.tables.reading import Reading, read_table

__all__ = ["Reading", "read_table"]
