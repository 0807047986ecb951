"""The layout `debate-text`: a debate with its speakers' labels, as Hansard prints it, saved as plain text."""
