"""What somebody wants for many promises at once: looked at first, then done wholly or not at all.

A sheet that comes back and a choice of promises on a page both become wishes. A wish that is
already so changes nothing, so the same twice is the same as once.
"""

from verbond.agreement.operations.wishing.applying import apply_wishes
from verbond.agreement.operations.wishing.cards import (
    Fault,
    Milestone,
    Ownership,
    Plan,
    Statement,
    Step,
    Wish,
    as_plain,
    from_plain,
)
from verbond.agreement.operations.wishing.planning import plan_wishes

__all__ = [
    "Fault",
    "Milestone",
    "Ownership",
    "Plan",
    "Statement",
    "Step",
    "Wish",
    "apply_wishes",
    "as_plain",
    "from_plain",
    "plan_wishes",
]
