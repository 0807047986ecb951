"""The layout `pdf`: a report as pages, or as the paragraphs that it numbers."""
