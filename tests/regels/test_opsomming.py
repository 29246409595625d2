import pytest

from organisatie.regels.opsomming import opsomming, samen_genoemd


@pytest.mark.parametrize(
    ("namen", "gezegd"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_names_in_one_sentence(namen, gezegd):
    assert opsomming(namen) == gezegd
    assert opsomming(namen, "of") == gezegd.replace(" en ", " of ")


@pytest.mark.parametrize(
    ("namen", "gezegd"),
    [
        ([], ""),
        (["Mensen"], "Mensen"),
        (["Leiding", "Docenten", "Staf"], "Leiding, docenten en staf"),
        (["Mensen", "ICT"], "Mensen en ICT"),
    ],
)
def test_only_the_first_name_keeps_its_capital(namen, gezegd):
    assert samen_genoemd(namen) == gezegd
