"""The files of a county folder's months: drafts, versions, answers, attendance."""

from models.files.month.state import Draft, FolderState, MonthState, Version, read_state

__all__ = ["Draft", "FolderState", "MonthState", "Version", "read_state"]
