"""The pages: which files the site has, and exactly what each template gets."""

from onrecord.pages.entries import Entry, File, Page
from onrecord.pages.plan import plan
from onrecord.pages.words import Misworded, Words
from onrecord.pages.words import read as read_words

__all__ = ["Entry", "File", "Misworded", "Page", "Words", "plan", "read_words"]
