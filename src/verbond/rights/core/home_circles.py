"""Who stands around a subject: the circles of core/circles.py in one case."""

from collections.abc import Callable, Iterable

from verbond.rights.core.structure import Case

MARRIED = "gehuwd"


class Circles:
    """The circles of one case, each worked out once for each subject."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._kept: dict[tuple[str, object], tuple[str, ...]] = {}

    def of(self, circle: str, subject: str | tuple[str, str]) -> tuple[str, ...]:
        """Return the persons of a circle, in the order of the case; `subject` may be a home."""
        key = (circle, subject)
        if key not in self._kept:
            self._kept[key] = self._worked_out(circle, subject)
        return self._kept[key]

    def _worked_out(self, circle: str, subject: str | tuple[str, str]) -> tuple[str, ...]:
        if circle == "bewoners":
            home = self._case.homes.get(str(subject))
            return home.members if home else self._at_home(str(subject))
        found = set(_CIRCLES[circle](self, str(subject)))
        return tuple(one for one in self._case.members if one in found)

    def _at_home(self, person: str) -> tuple[str, ...]:
        return self._case.homes[self._case.members[person].home].members

    def _here(self, person: str, others: Iterable[str]) -> set[str]:
        return set(others) & set(self._at_home(person)) - {person}

    def partners(self, person: str, form: str = "") -> set[str]:
        return {
            bond.other if bond.one == person else bond.one
            for bond in self._case.bonds
            if bond.kind == "partner"
            and person in {bond.one, bond.other}
            and form in {"", bond.form}
        }

    def elders(self, person: str, degree: int = 0) -> set[str]:
        """Return the family in direct line above; `degree` 0: any."""
        return {
            bond.one
            for bond in self._case.bonds
            if bond.kind == "direct_line" and bond.other == person and degree in {0, bond.degree}
        }

    def younger(self, person: str, degree: int = 0) -> set[str]:
        """Return the family in direct line below; `degree` 0: any."""
        return {
            bond.other
            for bond in self._case.bonds
            if bond.kind == "direct_line" and bond.one == person and degree in {0, bond.degree}
        }

    def _dependants(self, holder: str) -> set[str]:
        return {
            bond.other
            for bond in self._case.bonds
            if bond.kind == "health_fund_dependant" and bond.one == holder
        }

    def others(self, person: str) -> set[str]:
        return self._here(person, self._at_home(person))

    def children_here(self, person: str) -> set[str]:
        own = {person, *self._here(person, self.partners(person))}
        return self._here(person, (child for one in own for child in self.younger(one, 1)))

    def first_degree_here(self, person: str) -> set[str]:
        return self._here(person, self.elders(person, 1) | self.younger(person, 1))

    def maintenance_debtors_here(self, person: str) -> set[str]:
        line = self.elders(person) | self.younger(person)
        spouses = self.partners(person, MARRIED)
        in_law = {elder for one in spouses for elder in self.elders(one, 1)}
        in_law |= {
            spouse for child in self.younger(person, 1) for spouse in self.partners(child, MARRIED)
        }
        return self._here(person, (line | in_law) - self.partners(person))

    def outside_the_line_here(self, person: str) -> set[str]:
        line = self.elders(person) | self.younger(person)
        spouses = {spouse for one in line for spouse in self.partners(one, MARRIED)}
        near = (line | spouses) - self.partners(person)
        return self.others(person) - near

    def insurance_household(self, person: str) -> set[str]:
        """Return whom the health fund counts: holder, partner and their dependants."""
        holders = {
            bond.one
            for bond in self._case.bonds
            if bond.kind == "health_fund_dependant" and bond.other == person
        }
        heads = holders or {person}
        heads |= {partner for head in heads for partner in self.partners(head)}
        return {person} | heads | {one for head in heads for one in self._dependants(head)}


_CIRCLES: dict[str, Callable[[Circles, str], set[str]]] = {
    "anderen_thuis": Circles.others,
    "partner_thuis": lambda of, person: of.others(person) & of.partners(person),
    "kinderen_thuis": Circles.children_here,
    "ouders_kinderen_thuis": Circles.first_degree_here,
    "onderhoudsplichtigen_thuis": Circles.maintenance_debtors_here,
    "buiten_rechte_lijn_thuis": Circles.outside_the_line_here,
    "partner": Circles.partners,
    "echtgenoot": lambda of, person: of.partners(person, MARRIED),
    "vt_gezin": Circles.insurance_household,
}
