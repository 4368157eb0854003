"""An election that somebody brought to the laboratory: kept for an hour, then erased."""

from datetime import timedelta

from django.db import models

KEPT_FOR = timedelta(hours=1)


class TrialElection(models.Model):
    """A `.pb` file of somebody else; whoever has its address sees what models make of it."""

    token = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField(help_text="the file, compressed")
    sha256 = models.CharField(max_length=64)
    ballots = models.PositiveIntegerField()
    projects = models.PositiveIntegerField()
    vote_type = models.CharField(max_length=12)
    kept_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name
