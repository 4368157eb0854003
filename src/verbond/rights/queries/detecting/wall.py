"""The wall: who looks for unclaimed rights never works for who looks for fraud.

Every reading of a run and every act in it asks for a `Seat`, and this is the only place that gives
one. There is no seat for somebody who controls, in whatever other role, nor for somebody without a
task in that very run: a keeper of the platform has none.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from verbond.accounts.facade import Person, Role, actor_of, has_role
from verbond.journal.facade import Actor
from verbond.rights.core.detecting.errors import RunRefused, Walled
from verbond.rights.models import DetectionRun, RunTask

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

Task = RunTask.Task
# A task counts only for who still has the role of it today.
ROLES_OF = {
    Task.WRITER: (Role.SOCIAL_WORKER, Role.OFFICER),
    Task.OFFICER: (Role.OFFICER,),
    Task.KEY_HOLDER: (Role.KEY_HOLDER,),
    Task.CONTACT: (Role.SOCIAL_WORKER,),
}
DESK_ROLES = (Role.SOCIAL_WORKER, Role.OFFICER, Role.KEY_HOLDER)


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place in one run: what they may do there now."""

    run_id: int
    person_id: int
    tasks: frozenset[str]
    actor: Actor

    def has(self, *tasks: str) -> bool:
        return bool(self.tasks & set(tasks))

    def need(self, *tasks: str) -> None:
        """Refuse an act that is somebody else's. Raises `RunRefused`."""
        if not self.has(*tasks):
            raise RunRefused("not_your_task", gettext("Deze stap is de taak van iemand anders."))


def may_enter(user: "AbstractBaseUser | AnonymousUser") -> bool:
    """Say whether somebody may work with runs at all; nobody who controls may."""
    if not isinstance(user, Person) or Role.ENFORCER in user.granted_roles:
        return False
    return has_role(user, *DESK_ROLES)


def seat_of(user: "AbstractBaseUser | AnonymousUser", key: str) -> Seat:
    """Return somebody's seat in a run. Raises `Walled`, also when there is no such run."""
    if isinstance(user, Person) and may_enter(user):
        rows = RunTask.objects.filter(run__key=key, person=user).values_list("run_id", "task")
        tasks = {(run, task) for run, task in rows if has_role(user, *ROLES_OF[Task(task)])}
        if tasks:
            run_id = next(run for run, _task in tasks)
            return Seat(run_id, user.pk, frozenset(t for _run, t in tasks), _actor(user))
    raise Walled("walled", gettext("Je hebt geen taak in dit onderzoek."))


def _actor(user: Person) -> Actor:
    role = next(role for role in DESK_ROLES if role in user.granted_roles)
    return actor_of(user, role)


def run_of(seat: Seat) -> DetectionRun:
    return DetectionRun.objects.get(pk=seat.run_id)


def may_have(person: Person, task: str) -> bool:
    """Say whether somebody can be given a task: the role of it, and never a task of control."""
    held = person.granted_roles
    return Role.ENFORCER not in held and bool(held & set(ROLES_OF[Task(task)]))


def candidates(task: str) -> tuple[Person, ...]:
    """Return who can be given a task, by name; nobody who controls."""
    rows = Person.objects.filter(is_active=True, grants__role__in=ROLES_OF[Task(task)])
    rows = rows.exclude(grants__role=Role.ENFORCER)
    return tuple(rows.distinct().order_by("name", "pk"))
