"""Texts that people write, in Markdown, as HTML that can do no harm."""

import re
from collections.abc import Sequence
from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# No headings, links or pictures: these texts stand inside pages, on projectors and in mail.
_MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(
    ["list", "emphasis", "newline", "escape", "entity"]
)
# A whole document. HTML shows as typed; pictures would come from elsewhere, so their words show.
_DOCUMENT = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable(["table", "strikethrough"])
    .disable(["image", "html_block", "html_inline"])
)
# A number and its sign stay on one line: "6,1 %".
_LOS_PROCENT = re.compile(r"(?<=\d) (?=%)")
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "br"}
_KOPPEN = {"h2", "h3", "h4", "h5", "h6"}
_DOCUMENT_TAGS = (
    _TAGS
    | _KOPPEN
    | {"a", "blockquote", "code", "pre", "hr", "s"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
_DIEPSTE_KOP = 6
# The parser leaves out what is deeper than twenty levels; a list takes two of them.
_DIEPST = 18


def opgemaakt(tekst: str) -> SafeString:
    """Paragraphs, lists, emphasis and line breaks of ``tekst``; everything else shows as typed."""
    bijeen = _LOS_PROCENT.sub("\N{NO-BREAK SPACE}", tekst)
    return mark_safe(nh3.clean(_MARKDOWN.render(bijeen), tags=_TAGS, attributes={}))  # noqa: S308 -- cleaned


@lru_cache(maxsize=32)
def opgemaakt_document(tekst: str, begin: int = 2) -> SafeString:
    """A whole document: headings, links and tables too.

    Its highest heading becomes ``begin`` and no level is skipped, whatever was typed: it stands
    under headings of the page. Kept for a while, since one text is read by a whole team.
    """
    regels = _DOCUMENT.parse(_LOS_PROCENT.sub("\N{NO-BREAK SPACE}", tekst))
    _zet_koppen(regels, begin)
    html = _DOCUMENT.renderer.render(regels, _DOCUMENT.options, {})
    schoon = nh3.clean(
        html,
        tags=_DOCUMENT_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}, "th": {"scope"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return mark_safe(schoon)  # noqa: S308 -- cleaned


def te_diep(tekst: str) -> bool:
    """Whether lists or quotations stand so deep in each other that a part would not show."""
    return any(regel.level >= _DIEPST for regel in _DOCUMENT.parse(tekst))


def _zet_koppen(regels: Sequence[Token], begin: int) -> None:
    """Give every heading its place below the one it belongs to."""
    open_: list[int] = []
    niveau = begin
    for regel in regels:
        if regel.type == "heading_open":
            getypt = int(regel.tag[1])
            while open_ and open_[-1] >= getypt:
                open_.pop()
            niveau = min(begin + len(open_), _DIEPSTE_KOP)
            open_.append(getypt)
            regel.tag = f"h{niveau}"
        elif regel.type == "heading_close":
            regel.tag = f"h{niveau}"
        elif regel.type == "th_open":
            regel.attrs = {"scope": "col"}
