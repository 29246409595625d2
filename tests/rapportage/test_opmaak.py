"""Texts of people become HTML that can do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapportage.opmaak import opgemaakt


def test_lijst_nadruk_en_regeleinden():
    html = opgemaakt("Eerst dit:\n- een\n- **twee**\n\nDan dat\nen meer")
    assert " ".join(html.split()) == (
        "<p>Eerst dit:</p> <ul> <li>een</li> <li><strong>twee</strong></li> </ul> "
        "<p>Dan dat<br> en meer</p>"
    )


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[klik](javascript:alert(1))",
        "![x](data:text/html,x)",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ],
)
def test_vijandige_tekst_blijft_tekst(tekst):
    html = opgemaakt(tekst)
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html


@given(st.text())
def test_alleen_toegestane_tags(tekst):
    html = opgemaakt(tekst)
    kaal = html
    for tag in ("p", "ul", "ol", "li", "strong", "em", "br"):
        kaal = kaal.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    assert "<" not in kaal


def test_een_getal_en_zijn_procentteken_blijven_op_een_regel():
    assert opgemaakt("van 6,1 % naar 5 %") == "<p>van 6,1&nbsp;% naar 5&nbsp;%</p>\n"
