"""A county folder: the workbook, each month's drafts and versions, attendance and ledgers, with their history."""

from models.folder.folder import Change, CountyFolder
from models.folder.history import History
from models.folder.problems import FolderProblem
from models.folder.step import Action, Step

__all__ = ["Action", "Change", "CountyFolder", "FolderProblem", "History", "Step"]
