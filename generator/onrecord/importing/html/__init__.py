"""Saved HTML: a page decoded, held to bounds and parsed, then read as blocks of words in one of several layouts."""
