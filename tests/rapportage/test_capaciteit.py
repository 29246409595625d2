import threading

import pytest

from rapportage.capaciteit import TEGELIJK, TeDruk, zwaar_werk


def test_niet_meer_dan_twee_tegelijk():
    bezet, klaar = threading.Barrier(TEGELIJK + 1), threading.Event()

    def bezig():
        with zwaar_werk():
            bezet.wait(5)
            klaar.wait(5)

    draden = [threading.Thread(target=bezig) for _ in range(TEGELIJK)]
    for draad in draden:
        draad.start()
    bezet.wait(5)
    with pytest.raises(TeDruk) as fout, zwaar_werk(wacht=0.01):
        pass
    klaar.set()
    for draad in draden:
        draad.join()
    assert "opnieuw" in fout.value.melding
    with zwaar_werk(wacht=0):
        assert threading.active_count() >= 1


def test_een_fout_geeft_de_plaats_terug():
    for _ in range(TEGELIJK + 1):
        with pytest.raises(ZeroDivisionError), zwaar_werk(wacht=0):
            raise ZeroDivisionError
