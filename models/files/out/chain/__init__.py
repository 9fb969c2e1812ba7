"""What a chain leaves beside the results of its three decisions: each need followed through all of them."""

from models.files.out.chain.write import write_follow

__all__ = ["write_follow"]
