"""Texts that people write, with lists and emphasis in Markdown, as HTML that can do no harm."""

import re

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

# No headings, links or pictures: these texts stand inside pages, on projectors and in mail.
_MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(
    ["list", "emphasis", "newline", "escape", "entity"]
)
# A number and its sign stay on one line: "6,1 %".
_LOS_PROCENT = re.compile(r"(?<=\d) (?=%)")
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "br"}


def opgemaakt(tekst: str) -> SafeString:
    """Paragraphs, lists, emphasis and line breaks of ``tekst``; everything else shows as typed."""
    bijeen = _LOS_PROCENT.sub("\N{NO-BREAK SPACE}", tekst)
    return mark_safe(nh3.clean(_MARKDOWN.render(bijeen), tags=_TAGS, attributes={}))  # noqa: S308 -- cleaned
