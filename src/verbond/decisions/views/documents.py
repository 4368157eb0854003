"""The files that stand with decisions: always to save, never to run in the page."""

import io

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from verbond.accounts.facade import has_role
from verbond.decisions.models import Attachment
from verbond.decisions.permissions import READS_DRAFTS
from verbond.decisions.queries.files import file_named, is_public


@require_safe
def document(request: HttpRequest, pk: int, name: str) -> FileResponse:
    """Give a file; before its item is public only to who works on it, for others it is not there.

    Streamed, so that the page cache keeps no megabytes.
    """
    found = file_named(pk, name)
    if found is None or not (is_public(found) or has_role(request.user, *READS_DRAFTS)):
        raise Http404(name)
    content = Attachment.objects.get(document=found).content
    response = FileResponse(
        io.BytesIO(bytes(content)),
        as_attachment=True,
        filename=found.file_name,
        content_type=found.media_type,
    )
    response["ETag"] = f'"{found.sha256}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-cache" if is_public(found) else "private, no-store"
    return response
