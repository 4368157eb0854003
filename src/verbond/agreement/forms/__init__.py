"""What people fill in, by who they are."""

from verbond.agreement.forms.audience import (
    AnswerForm,
    ChangeForm,
    FollowForm,
    QuestionForm,
    UploadForm,
)
from verbond.agreement.forms.evidence import (
    DocumentForm,
    LiftForm,
    MilestoneForm,
    OverruleForm,
    OwnerForm,
    ProofForm,
    ReasonForm,
    StatementForm,
    TieForm,
)
from verbond.agreement.forms.many import ChooseForm, SheetForm, WishForm

__all__ = [
    "AnswerForm",
    "ChangeForm",
    "ChooseForm",
    "DocumentForm",
    "FollowForm",
    "LiftForm",
    "MilestoneForm",
    "OverruleForm",
    "OwnerForm",
    "ProofForm",
    "QuestionForm",
    "ReasonForm",
    "SheetForm",
    "StatementForm",
    "TieForm",
    "UploadForm",
    "WishForm",
]
