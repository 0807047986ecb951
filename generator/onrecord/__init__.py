"""Onrecord: evidence dossiers as static sites, every quotation checked against its saved source."""

__version__ = "0.1.0"
