"""Check a certificate of a count without the program that made it.

Whole numbers and fractions only, nothing but the standard library, and nothing of the counting
engine: `ballots` reads the file, `claims` the certificate, `terms` applies the rule, `paying`,
`loads` and `walking` count again, `stepping` and `raising` look at the steps of Add1.
"""

from verbond.budgets.core.verifying.checking import verify
from verbond.budgets.core.verifying.claims import CertificateUnreadable

__all__ = ["CertificateUnreadable", "verify"]
