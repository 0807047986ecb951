"""The review: each quotation beside its source, and one key that records who held it there, in what role and when."""

from onrecord.serve.review.desk import Day, Desk, form_of
from onrecord.serve.review.showing import HOME

__all__ = ["HOME", "Day", "Desk", "form_of"]
