"""Renaming: an id changed wherever it stands, and every other character of the content left as it is."""

from onrecord.renaming.asking import KINDS, Refusal, freed, named
from onrecord.renaming.changing import Renamed, renamed

__all__ = ["KINDS", "Refusal", "Renamed", "freed", "named", "renamed"]
