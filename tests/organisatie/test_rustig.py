"""Heavy work in a process of its own: what comes back, and that it goes aside."""

import os
import signal

import pytest

from organisatie import werk


def prioriteit() -> int:
    return os.getpriority(os.PRIO_PROCESS, 0)


def test_het_gaat_opzij_en_wie_het_vroeg_niet():
    eigen = prioriteit()
    assert werk.rustig(prioriteit) == max(eigen, werk.STAP_TERUG)
    assert prioriteit() == eigen
    assert werk.rustig(os.getpid) != os.getpid()


def test_een_fout_komt_terug_met_waar_het_misging():
    with pytest.raises(ZeroDivisionError) as gevangen:
        werk.rustig(lambda: 1 // 0)
    assert "test_rustig.py" in gevangen.value.__notes__[0]


def test_wie_wordt_afgebroken_laat_dat_weten():
    with pytest.raises(werk.ProcesWeg):
        werk.rustig(lambda: os.kill(os.getpid(), signal.SIGKILL))
