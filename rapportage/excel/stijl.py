"""How the cells of a workbook look: one letter, hairlines between rows, air between columns."""

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from rapportage.excel.onderdelen import Nadruk

ACCENT = "0B5C5C"
INKT = "1B1F22"
LETTER = {"name": "Calibri", "family": 2, "size": 11}
VET = Font(**LETTER, bold=True, color=INKT)
TITEL = Font(**LETTER | {"size": 14}, bold=True, color=ACCENT)
ONDER = Border(bottom=Side(style="medium", color=ACCENT))
HAARLIJN = Border(bottom=Side(style="hair", color="9AA3A3"))
INVOER = PatternFill("solid", fgColor="EEF5F5")
# The kinds of value that stand to the left.
LINKS = ("tekst", "ja_nee")
NADRUK = {
    # Bold as well as tinted: it must also show on a grey printer.
    "let_op": {
        "font": Font(bold=True, color="7A1F0E"),
        "fill": PatternFill("solid", bgColor="FBE3D0"),
    },
    "goed": {"font": Font(bold=True, color="12395B")},
    "gedempt": {"font": Font(italic=True, color="6B7275")},
}


def uitlijning(
    soort: str, verticaal: str, *, terugloop: bool, na_cijfers: bool = False
) -> Alignment:
    """Where a value of this kind stands in its cell: text to the left, figures to the right.

    With a little air on both sides of where they meet: LibreOffice now and then leaves out what is
    to the right of a figure.
    """
    if soort in LINKS:
        kant, lucht = "left", int(na_cijfers)
    else:
        kant, lucht = "right", 1
    return Alignment(horizontal=kant, vertical=verticaal, indent=lucht, wrap_text=terugloop or None)


def nadrukregel(nadruk: Nadruk) -> FormulaRule:
    """Let these cells stand out where the formula holds."""
    return FormulaRule(formula=[nadruk.formule.removeprefix("=")], **NADRUK[nadruk.soort])
