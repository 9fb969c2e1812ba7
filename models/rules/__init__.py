"""The checker: what is right. It judges any plan, however it was made, and knows no solver."""

from models.rules.audit import audit, ladders

__all__ = ["audit", "ladders"]
