"""The review: each quotation beside its source, and one key that records who held it there, in what role and when."""

from onrecord.serve.review.desk import HEADS, Day, Desk, form_of

__all__ = ["HEADS", "Day", "Desk", "form_of"]
