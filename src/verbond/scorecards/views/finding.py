"""Turn an address into what it names, or into a 404 in words."""

from django.http import Http404
from django.utils.translation import gettext as _

from verbond.scorecards.models import Run
from verbond.scorecards.queries.runs import with_parts
from verbond.scorecards.subjects import Subject, subject_now


def run_or_404(run_id: int) -> Run:
    row = with_parts().select_related("copied_from").filter(pk=run_id).first()
    if row is None:
        raise Http404(_("Deze toets bestaat niet."))
    return row


def subject_or_404(room: str, key: str) -> Subject:
    subject = subject_now(room, key)
    if subject is None:
        raise Http404(_("Wat je wil toetsen, bestaat niet."))
    return subject
