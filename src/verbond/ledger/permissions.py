"""Who may do what with the books: the rule in words, and the roles that it names."""

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Role, permission

may_read_books = permission(
    "ledger",
    _(
        "Iedereen mag de openbare boeken lezen: rekeningen, boekingen en reserveringen. Er staat "
        "geen persoon in."
    ),
)
may_read_closed_books = permission(
    "ledger",
    _(
        "Medewerkers, verantwoordelijken en beheerders mogen ook de boeken lezen die niet "
        "openbaar zijn. Niemand boekt met de hand: dat doet een handeling elders op de site."
    ),
    Role.CLERK,
    Role.OFFICER,
    Role.KEEPER,
)
