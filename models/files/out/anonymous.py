"""Results without anybody's name: codes only, no phones, no contacts, no signatures."""

from dataclasses import replace

from models.county import County
from models.files.out.roster.results import Results
from models.roster import RosterCase

_UNNAMED = "—"


def without_names(results: Results) -> Results:
    """Return the same results about the same people as codes; plan, certificate and verdict never hold a name.

    Remarks on the input quote what planners typed, so they are left out; the list of defaults holds no name.
    """
    case = results.case
    return replace(results, case=RosterCase(strip(case.county), case.policy, case.first, case.last), issues=())


def strip(county: County) -> County:
    """Return ``county`` without names of people, phones and contacts; who verified is only known to be somebody.

    The county is built anew: a copy would carry the lookups that the original has cached, with their names.
    """
    signatures = {"prepared_by": "", "reviewed_by": "", "approved_by": ""}
    records = {name: getattr(county, name) for name in County.model_fields}
    records |= {
        "county": county.county.model_copy(update=signatures),
        "facilities": tuple(f.model_copy(update={"contact": "", "phone": ""}) for f in county.facilities),
        "departments": tuple(d.model_copy(update={"head": ""}) for d in county.departments),
        "staff": tuple(p.model_copy(update={"name": ""}) for p in county.staff),
        "exemptions": tuple(e.model_copy(update={"approver": ""}) for e in county.exemptions),
        "changes": (),
        "attendance": tuple(
            a.model_copy(update={"verified_by": _UNNAMED if a.verified_by else "", "note": ""})
            for a in county.attendance
        ),
    }
    return County(**records)
