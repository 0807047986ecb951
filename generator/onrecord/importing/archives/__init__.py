"""Web archives: the page that is meant, taken out of a WARC or WACZ file."""

from onrecord.importing.archives.opening import Opened, opened

__all__ = ["Opened", "opened"]
