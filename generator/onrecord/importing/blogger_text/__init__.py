"""The layout `blogger-text`: a Blogger post with its comments, saved as plain text."""
