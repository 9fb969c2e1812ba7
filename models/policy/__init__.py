"""Policy as data: the catalogue of rules, the quoted clauses, the profiles, and the policy of one run."""

from models.policy.catalogue import clauses, documents, rules
from models.policy.county import policy_of
from models.policy.policy import ActiveRule, Policy, Setting
from models.policy.profile import (
    PROFILE_IDS,
    Profile,
    SettingFault,
    catalogue_policy,
    check_setting,
    profiles,
    resolve_policy,
)
from models.policy.rule import Clause, Document, Parameter, Rule, RuleKind

__all__ = [
    "PROFILE_IDS",
    "ActiveRule",
    "Clause",
    "Document",
    "Parameter",
    "Policy",
    "Profile",
    "Rule",
    "RuleKind",
    "Setting",
    "SettingFault",
    "catalogue_policy",
    "check_setting",
    "clauses",
    "documents",
    "policy_of",
    "profiles",
    "resolve_policy",
    "rules",
]
