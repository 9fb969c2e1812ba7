"""Specialties of generated counties: subjects of which none includes another."""

SUBJECTS = (
    "内科", "外科", "妇产科", "儿科", "中医科", "急诊医学科", "口腔科", "康复医学科", "眼科", "皮肤科", "精神科",
    "传染科", "肿瘤科", "蒙医科", "耳鼻咽喉科", "全科医疗科", "疼痛科", "重症医学科",
)  # fmt: skip

NURSING = "护理"
"""The last specialty of a county with four or more: its people are nurses."""


def subjects(count: int) -> tuple[str, ...]:
    """Return ``count`` specialties; the last of four or more is nursing."""
    named = list(SUBJECTS) + [f"专业{n}" for n in range(len(SUBJECTS) + 1, count + 1)]
    chosen = named[:count]
    if count >= 4:
        chosen[-1] = NURSING
    return tuple(chosen)
