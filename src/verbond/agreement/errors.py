"""What can be refused in this room."""

from verbond.kit.errors import RuleBroken


class NoSuchAgreement(RuleBroken):
    """The agreement named does not exist."""


class NoSuchCommitment(RuleBroken):
    """The commitment named does not exist in this agreement."""


class AnnotationRefused(RuleBroken):
    """What was noted on a commitment is not allowed there."""


class ReviewedFileWrong(RuleBroken):
    """A file of reviewed annotations cannot be applied as it is."""


class ImportRefused(RuleBroken):
    """An edition cannot be imported as asked."""


class QuestionRefused(RuleBroken):
    """A question or its answer is not allowed now."""


class FollowRefused(RuleBroken):
    """A request to follow cannot be carried out."""


class ConfirmationRefused(RuleBroken):
    """A link of a mail no longer says anything."""


class ExchangeRefused(RuleBroken):
    """A file or a choice of many promises cannot be applied as it is."""
