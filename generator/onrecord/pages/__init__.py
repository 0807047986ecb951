"""The pages: which files the site has, and exactly what each template gets."""

from onrecord.pages.entries import Entry, File, Page
from onrecord.pages.plan import pages, plan, shown
from onrecord.pages.site import Site
from onrecord.pages.words import Misworded, Words
from onrecord.pages.words import read as read_words

__all__ = ["Entry", "File", "Misworded", "Page", "Site", "Words", "pages", "plan", "read_words", "shown"]
