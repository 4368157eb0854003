"""What another source gives per policy domain: one sum, with what it is the sum of."""

from dataclasses import dataclass

ALL_YEARS = 0


@dataclass(frozen=True, slots=True)
class DomainRow:
    """Cents of one domain, or one policy field of it, of a plan or account of a municipality."""

    municipality: str
    report_year: int
    domain: str
    cents: int
    policy_field: str = ""
    year: int = ALL_YEARS
    kind: str = "investment"
    stage: str = "estimate"

    @property
    def address(self) -> tuple[str, int, int, str, str, str, str]:
        return (
            self.municipality,
            self.report_year,
            self.year,
            self.domain,
            self.policy_field,
            self.kind,
            self.stage,
        )
