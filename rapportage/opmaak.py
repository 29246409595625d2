"""Texts that people write, with lists and emphasis in Markdown, as HTML that can do no harm."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# No headings, links or pictures: these texts stand inside pages, on projectors and in mail.
_MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(
    ["list", "emphasis", "newline", "escape", "entity"]
)
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "br"}


def opgemaakt(tekst: str) -> SafeString:
    """Paragraphs, lists, emphasis and line breaks of ``tekst``; everything else shows as typed."""
    return mark_safe(nh3.clean(_MARKDOWN.render(tekst), tags=_TAGS, attributes={}))  # noqa: S308 -- cleaned
