"""Classes, students, who guides whom, and the conversations held."""

from borgen.slb.models.begeleiding import Begeleiding
from borgen.slb.models.gesprek import Gesprek, Notitie
from borgen.slb.models.inlezen import Inleesrun
from borgen.slb.models.instelling import SlbInstelling
from borgen.slb.models.klas import Klas
from borgen.slb.models.steekproef import Steekproef
from borgen.slb.models.student import Plaatsing, Student

__all__ = [
    "Begeleiding",
    "Gesprek",
    "Inleesrun",
    "Klas",
    "Notitie",
    "Plaatsing",
    "SlbInstelling",
    "Steekproef",
    "Student",
]
