"""What a chain leaves beside the results of its three decisions: each need followed through all of them."""

from models.files.out.chain.write import FILES, write_follow

__all__ = ["FILES", "write_follow"]
