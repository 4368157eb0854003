"""Verhoogde tegemoetkoming: riziv.be, vlaanderen.be, handsatwork.be, droitsquotidiens.be."""

from verbond.rights.core.language import (
    aantal,
    alle,
    binnen_grens,
    dag,
    een_van,
    feit,
    hoogstens,
    iemand,
    later,
    minstens,
    minstens_jaar,
    par,
    recht,
    regel,
    som,
    vandaag,
    voorwaarde,
)
from verbond.rights.core.tree import Right


@recht("vt")
def vt() -> Right:
    """A person, by status, by last year's income or, in some groups, by income now."""
    drie_maanden = later(feit("leefloon_since"), par("vt.leefloon_maanden"), "months")
    uitkeringen = ("igo", "gib", "ivt", "it", "zorgbudget_ouderen")
    van_het_gezin = een_van(
        hoogstens(drie_maanden, vandaag()), *(feit(f"receives_{one}") for one in uitkeringen)
    )
    van_zichzelf = een_van(
        feit("child_disability_66"),
        minstens(feit("points_child_pillar1"), par("vt.punten_kind_pijler1")),
        feit("unaccompanied_minor"),
        feit("full_orphan"),
    )
    toen = minstens_jaar(18, op=dag("year_end", -1))
    vorig_jaar = som("vt_gezin", feit("taxable_income", jaar=-1), waarbij=toen)
    nu = som("vt_gezin", feit("current_taxable_income"), waarbij=minstens_jaar(18))
    extra = aantal("vt_gezin") - 1
    grens = par("vt.vorig_jaar.basis") + par("vt.vorig_jaar.per_extra_persoon") * extra
    grens_nu = par("vt.huidig.basis") + par("vt.huidig.per_extra_persoon") * extra
    in_groep = alle(iemand("vt_gezin", feit("vt_current_income_group")), hoogstens(nu, grens_nu))
    return regel(
        "persoon",
        een_van(
            voorwaarde("status", een_van(iemand("vt_gezin", van_het_gezin), van_zichzelf)),
            binnen_grens("inkomen_vorig_jaar", vorig_jaar, grens),
            voorwaarde("groep_huidig_inkomen", in_groep, te_veel=(nu, grens_nu)),
        ),
        tot=dag("year_end", 1),
    )
