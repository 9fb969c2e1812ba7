"""A plan that a service judges, as this machine would."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.auditing import case_of
from api.client import Client
from api.service.schemas.audit import AuditBody
from api.service.schemas.jobs import PolicyBody
from models.county import County
from models.decision import Case, Plan
from models.policy import Setting, policy_of
from models.verdict import Verdict


@dataclass(frozen=True)
class RemoteJudge:
    """Judges a plan at a service, which keeps nothing of it; takes the place of :func:`api.auditing.judge`."""

    client: Client

    def __call__(
        self, county: County, plan: Plan, profile: str = "", settings: Iterable[Setting] = ()
    ) -> tuple[Case, Verdict]:
        """Return the case that ``plan`` is judged in, and the verdict of the service; raise ``ClientError``."""
        given = tuple(settings)
        body = AuditBody(
            county=county.model_dump(mode="json", by_alias=True),
            plan=plan.model_dump(mode="json", by_alias=True),
            options=PolicyBody(profile=profile, settings={f"{s.rule}.{s.parameter}": s.value for s in given}),
        )
        verdict = self.client.audit(body).verdict()
        policy = policy_of(county, profile or plan.profile, (*plan.settings, *given))
        return case_of(county, policy, plan), verdict
