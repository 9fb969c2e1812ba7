"""Plans as files, by the writers of the command line; one file a decision."""

from api.service.exports.export import Export, exports_of

__all__ = ["Export", "exports_of"]
