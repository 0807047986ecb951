"""The vocabulary: the words of which a field holds one and no other."""

from __future__ import annotations

from typing import Literal

Status = Literal["draft", "published", "withdrawn"]
QuoteKind = Literal["testimony", "opinion", "proposal", "prediction", "editorial", "press", "official"]
SourceKind = Literal["blog-thread", "news-article", "report", "debate", "foi-response", "post", "transcript", "other"]
Standing = Literal["official", "finding", "press-report", "testimony", "estimate"]
