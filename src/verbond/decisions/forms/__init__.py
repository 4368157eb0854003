"""What the people of the desk fill in."""

from verbond.decisions.forms.drafting import (
    DocumentForm,
    DraftForm,
    ExemptionForm,
    NewItemForm,
    ReasonForm,
    ServesForm,
)
from verbond.decisions.forms.harvesting import HarvestForm
from verbond.decisions.forms.meetings import AgendaForm, MeetingForm, PresenceForm
from verbond.decisions.forms.results import TreatmentForm, VoteForm

__all__ = [
    "AgendaForm",
    "DocumentForm",
    "DraftForm",
    "ExemptionForm",
    "HarvestForm",
    "MeetingForm",
    "NewItemForm",
    "PresenceForm",
    "ReasonForm",
    "ServesForm",
    "TreatmentForm",
    "VoteForm",
]
