"""`./run bench [--kort] [naam ...]`: measure, and print each figure beside its aim.

A missed aim is a figure; a wrong count makes the run fail.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable

from tests.belasting import (
    brug,
    bundel,
    gesprekken,
    groot,
    inlezen,
    kaarten,
    kaartuitvoer,
    kill,
    otree,
    overzicht,
    paginas,
    peiling,
    plannen,
    post,
    reservekopie,
    start,
    telefoons,
)
from tests.belasting.figures import Table

BENCHMARKS: dict[str, Callable[[bool], Iterable[Table]]] = {
    "telefoons": telefoons.measure,
    "groot": groot.measure,
    "brug": brug.measure,
    "otree": otree.measure,
    "kill": kill.measure,
    "paginas": paginas.measure,
    "plannen": plannen.measure,
    "post": post.measure,
    "peiling": peiling.measure,
    "inlezen": inlezen.measure,
    "reservekopie": reservekopie.measure,
    "start": start.measure,
    "gesprekken": gesprekken.measure,
    "overzicht": overzicht.measure,
    "kaarten": kaarten.measure,
    "kaartuitvoer": kaartuitvoer.measure,
    "bundel": bundel.measure,
}


def main(arguments: list[str]) -> int:
    """Run the named benchmarks, or all; return 1 when a count was wrong."""
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("naam", nargs="*", help=f"kies uit {', '.join(BENCHMARKS)}")
    parser.add_argument("--kort", action="store_true", help="een kleiner deel, in twee minuten")
    given = parser.parse_args(arguments)
    if unknown := set(given.naam) - BENCHMARKS.keys():
        parser.error(f"onbekend: {', '.join(sorted(unknown))}")
    busy = os.getloadavg()[0]
    sys.stdout.write(f"{os.cpu_count()} kernen, belasting bij het begin {busy:.1f}\n")
    sys.stdout.flush()
    right = True
    began = time.monotonic()
    for name in given.naam or BENCHMARKS:
        for table in BENCHMARKS[name](given.kort):
            table.show()
            right = right and table.right
    sys.stdout.write(f"\n{'Klaar' if right else 'Er klopt iets niet'}")
    sys.stdout.write(f", in {time.monotonic() - began:.0f} s.\n")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
