"""The preview: the site with its drafts, on this machine alone, and the reviewer's desk beside it."""

from onrecord.serve.server import ADDRESS, serve

__all__ = ["ADDRESS", "serve"]
