"""What the system says of a file, in both languages: its own words are English."""

import errno

from api.cli import words
from models.text import Text, text

_ZH = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EROFS: "磁盘为只读",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样做",
    errno.EISDIR: "是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOENT: "找不到",
    errno.ENAMETOOLONG: "名称过长",
    errno.EBUSY: "正被占用",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件过多",
}
_ROOM = text("请腾出磁盘空间后重试。", "Make room on the disk and try again.")


def said(error: OSError) -> Text:
    """Return what is wrong with a file; in Chinese too, where it is a common fault."""
    english = error.strerror or str(error)
    return text(_ZH.get(error.errno or 0, english), english)


def remedy(error: OSError) -> Text:
    """Return what can be done about it."""
    return _ROOM if error.errno in (errno.ENOSPC, errno.EDQUOT) else words.FILE_REMEDY
