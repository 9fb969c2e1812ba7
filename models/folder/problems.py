"""What can be wrong with a county folder, each with its remedy."""

from models.text import Text, text


class FolderProblem(Exception):  # noqa: N818 - a problem that the planner is told
    """A step that cannot be done; nothing has been changed."""

    def __init__(self, code: str, message: Text, remedy: Text) -> None:
        self.code, self.message, self.remedy = code, message, remedy
        super().__init__(message.en)


def no_folder(root: object) -> FolderProblem:
    """Return that ``root`` is no county folder."""
    return FolderProblem(
        "no_folder",
        text("{r} 不是医共体工作目录", "{r} is no county folder").fill(r=root),
        text("先用 xiachen init 建立", "make one with xiachen init"),
    )


def not_empty(root: object) -> FolderProblem:
    """Return that a folder holds files already, or is a county folder."""
    return FolderProblem(
        "not_empty",
        text("{r} 已有文件", "{r} holds files already").fill(r=root),
        text("换一个空目录", "choose an empty folder"),
    )


def in_use(who: str) -> FolderProblem:
    """Return that somebody else is working on the folder."""
    return FolderProblem(
        "in_use",
        text("{w} 正在使用这个目录", "{w} is working on this folder").fill(w=who or "另一个程序 another program"),
        text("等对方完成后再试", "try again when they are done"),
    )


def changed_meanwhile(path: str) -> FolderProblem:
    """Return that a file was changed, or a step saved, while this one was being done."""
    return FolderProblem(
        "changed_meanwhile",
        text("{p} 在处理期间被改动，本次没有保存", "{p} was changed meanwhile; nothing was saved").fill(p=path),
        text("重新运行这条命令", "run the command again"),
    )


def damaged(path: str) -> FolderProblem:
    """Return that a file of the history is missing or not what it was."""
    return FolderProblem(
        "damaged",
        text("历史记录损坏：{p}", "the history is damaged: {p}").fill(p=path),
        text("从备份恢复 history 目录", "bring the folder history back from a backup"),
    )


def too_large(path: str, limit: int) -> FolderProblem:
    """Return that a file is too large to be kept."""
    return FolderProblem(
        "too_large",
        text("{p} 超过 {n} MB，不能存入历史", "{p} is larger than {n} MB and cannot be kept").fill(p=path, n=limit),
        text("移出这个目录", "move it out of the folder"),
    )


def bad_name(path: str) -> FolderProblem:
    """Return that the name of a file is no text, as where a zip with names in GBK was unpacked carelessly."""
    shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
    return FolderProblem(
        "bad_name",
        text("文件名不是可读的文字：{p}", "the name of a file is no text: {p}").fill(p=shown),
        text("给这个文件改名", "give the file another name"),
    )


def no_step(number: int, last: int) -> FolderProblem:
    """Return that there is no step of that number."""
    return FolderProblem(
        "no_step",
        text("没有第{n}步，最后一步是第{m}步", "there is no step {n}; the last is {m}").fill(n=number, m=last),
        text("用 xiachen log 查看各步", "see the steps with xiachen log"),
    )
