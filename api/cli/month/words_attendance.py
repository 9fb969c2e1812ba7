"""What ``xiachen attendance`` says, in Chinese and in English."""

from models.text import text

HANDED = text("{m}出勤核验表{n}份：{path}", "{n} attendance forms for {m}: {path}")
HANDED_NEXT = text(
    "收回后运行 xiachen attendance import {root} 文件", "when they are back, run xiachen attendance import {root} FILES"
)
TAKEN = text(
    "已录入{f}份文件：新增{a}条，更正{r}条，相同{k}条",
    "{f} files are taken in: {a} records added, {r} corrected, {k} the same as before",
)
WAITING = text("还有{n}个已发布班次待核验：{who}", "{n} published duties are not verified yet: {who}")
