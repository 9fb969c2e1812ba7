"""The columns of the forms that ask for consent, and which of them are read back."""

from models.files.sheets import Column, SheetSpec
from models.month import AnswerKind, Side
from models.text import Text, text

TITLE = {
    Side.DEPARTMENT: text("科室确认表", "consent of department"),
    Side.UNIT: text("接收单位确认表", "consent of receiving unit"),
}
"""The sheet's title, on the form of each side."""

SIGNED = text("负责人签字：", "Signed by the head: ")
"""How the line below the table begins; nothing is read from there on."""

CHOICES = {
    Side.DEPARTMENT: (AnswerKind.AGREED, AnswerKind.SUBSTITUTE, AnswerKind.DECLINED),
    Side.UNIT: (AnswerKind.AGREED, AnswerKind.DECLINED),
}
"""What each side may answer."""

COLUMNS = {
    column.key: column
    for column in (
        Column(key="duty", zh="班次", en="duty", required=True, synonyms=("班次编号", "班次号")),
        Column(key="date", zh="日期", en="date"),
        Column(key="weekday", zh="星期", en="weekday"),
        Column(key="part", zh="时段", en="part"),
        Column(key="employer", zh="派出单位", en="employer"),
        Column(key="dept", zh="科室", en="department", synonyms=("派出科室",)),
        Column(key="facility", zh="接收单位", en="receiving unit", synonyms=("下沉单位",)),
        Column(key="specialty", zh="专业", en="specialty"),
        Column(key="title", zh="职称", en="title"),
        Column(key="name", zh="姓名", en="name"),
        Column(key="answer", zh="意见", en="answer", required=True, synonyms=("确认意见", "答复")),
        Column(key="substitute", zh="换人", en="substitute", synonyms=("替换人", "替换人员", "换谁")),
        Column(key="reason", zh="理由", en="reason", synonyms=("原因",)),
        Column(key="sign", zh="签字", en="signature", synonyms=("sign", "签名")),
    )
}

SHOWN = {
    Side.DEPARTMENT: (
        "duty", "date", "weekday", "part", "facility", "specialty", "name", "answer", "substitute", "reason", "sign",
    ),
    Side.UNIT: (
        "duty", "date", "weekday", "part", "facility", "employer", "dept", "name", "title", "specialty", "answer",
        "reason", "sign",
    ),
}  # fmt: skip
"""The columns of each side's form."""


def consent_spec(side: Side) -> SheetSpec:
    """Return the sheet that is read back: every column that a form of either side may have."""
    return SheetSpec(key="consent", title=TITLE[side], note=Text(zh="", en=""), columns=tuple(COLUMNS.values()))
