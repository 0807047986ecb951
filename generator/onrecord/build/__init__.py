"""The build: a folder of content made into a site, staged beside the last one and swapped in when it is whole."""

from onrecord.build.job import Job, Misuse, Outcome, Refused
from onrecord.build.making import build
from onrecord.build.shell import Shell

__all__ = ["Job", "Misuse", "Outcome", "Refused", "Shell", "build"]
