"""What was measured, and the table that shows it beside what was aimed at."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

OK, MISSED, WRONG = "goed", "haalt doel niet", "FOUT"
HEAD = ("wat", "mediaan", "p95", "max", "doel p95", "oordeel")


def percentile(values: Sequence[float], part: float) -> float:
    """Return the smallest value that at least ``part`` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(part * 1000) // 1000) - 1)]


@dataclass(frozen=True)
class Figure:
    """Values of one kind in one unit; the aim, when there is one, is for their 95th percentile."""

    what: str
    values: Sequence[float]
    aim: float | None = None
    unit: str = "ms"

    @property
    def verdict(self) -> str:
        if not self.values:
            return WRONG
        if self.aim is None:
            return ""
        return OK if percentile(self.values, 0.95) <= self.aim else MISSED

    def cells(self) -> list[str]:
        """Return the row of the table, without its verdict."""
        if not self.values:
            return [self.what, "-", "-", "-", self._text(self.aim)]
        middle, high, top = (
            (percentile(self.values, 0.5), percentile(self.values, 0.95), max(self.values))
            if len(self.values) > 1
            else (None, self.values[0], None)
        )
        return [self.what, *(self._text(value) for value in (middle, high, top, self.aim))]

    def _text(self, value: float | None) -> str:
        if value is None:
            return ""
        return f"{value:.{0 if value >= 100 else 1}f} {self.unit}"


@dataclass(frozen=True)
class Check:
    """Something that must be so; when it is not, the whole run fails."""

    what: str
    found: object
    expected: object
    shown: str = ""  # in words; by default what was found

    @property
    def verdict(self) -> str:
        return OK if self.found == self.expected else WRONG

    def cells(self) -> list[str]:
        """Return the row of the table, without its verdict."""
        shown = self.shown or str(self.found)
        if self.found != self.expected:
            shown = f"{self.found}, moet zijn {self.expected}"
        return [f"{self.what}: {shown}", "", "", "", ""]


@dataclass
class Table:
    """The outcome of one benchmark, with what a reader must know about it."""

    title: str
    rows: list[Figure | Check] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Whether every check holds. A missed aim is a figure, not a failure."""
        return all(row.verdict != WRONG for row in self.rows)

    def show(self) -> None:
        """Print the table."""
        lines = [list(HEAD), *([*row.cells(), row.verdict] for row in self.rows)]
        width = [max(len(line[i]) for line in lines if any(line[1:5])) for i in range(len(HEAD))]
        out = [f"\n{self.title}"]
        for line in lines:
            if any(line[1:5]):
                cells = [line[0].ljust(width[0])]
                cells += [line[i].rjust(width[i]) for i in range(1, 5)]
                out.append("  ".join([*cells, line[5]]).rstrip())
            else:
                out.append(f"{line[0]}  {line[5]}")
        out += [f"  {note}" for note in self.notes]
        sys.stdout.write("\n".join(out) + "\n")
        sys.stdout.flush()
