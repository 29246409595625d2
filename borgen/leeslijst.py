"""Who still has to read which documents; see ``borgen.regels.lezen``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from borgen.models import Documentversie, Gelezen
from borgen.regels.lezen import Leesbeurt, leesbeurt
from organisatie.models import Gebruiker, Lidmaatschap

# What is in force and kept on the list.
_OP_LIJST = Q(status=Documentversie.Status.VASTGESTELD, document__op_leeslijst=True)


@dataclass(frozen=True)
class TeLezen:
    """One version that one member still has to read."""

    versie: Documentversie
    lid: Lidmaatschap
    beurt: Leesbeurt


@dataclass
class Leesstand:
    """Of one version: who read it, and who has not yet."""

    versie: Documentversie
    gelezen: list[Lidmaatschap] = field(default_factory=list)
    nog_niet: list[TeLezen] = field(default_factory=list)

    @property
    def aantal(self) -> int:
        """How many people are to read it."""
        return len(self.gelezen) + len(self.nog_niet)


def te_lezen_door(gebruiker: Gebruiker) -> list[TeLezen]:
    """What the person still has to read, first what comes first. Two queries."""
    leden = leden_van(gebruiker)
    versies = _met_document(nog_te_lezen(leden.values()))
    beurten = [beurt_van(versie, leden) for versie in versies]
    return sorted(beurten, key=lambda b: (b.beurt.voor, b.versie.document.titel))


def leden_van(gebruiker: Gebruiker) -> dict[int, Lidmaatschap]:
    """As whom the person reads, by team."""
    leden = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(gebruiker=gebruiker)
    return {lid.team_id: lid for lid in leden.only("team", "van")}


def nog_te_lezen(leden: Collection[Lidmaatschap]) -> Q:
    """The versions that are in force and that these members of different teams have not read."""
    gelezen = Gelezen.objects.filter(
        versie=OuterRef("pk"),
        lidmaatschap__in=[lid.pk for lid in leden],
        lidmaatschap__team=OuterRef("document__proces__team"),
    )
    return _OP_LIJST & Q(
        ~Exists(gelezen), document__proces__team__in=[lid.team_id for lid in leden]
    )


def beurt_van(versie: Documentversie, leden: Mapping[int, Lidmaatschap]) -> TeLezen:
    """When the one of ``leden``, by team, who is in the team of this version reads it."""
    return _beurt(versie, leden[versie.document.proces.team_id])


def leesstand_van(team_id: int) -> list[Leesstand]:
    """Of every version a team reads: who did, and who has not. Three queries."""
    leden = list(Lidmaatschap.objects.van_team(team_id))
    versies = list(_met_document(_OP_LIJST & Q(document__proces__team=team_id)))
    al = set(Gelezen.objects.filter(versie__in=versies).values_list("versie_id", "lidmaatschap_id"))
    standen = []
    for versie in versies:
        stand = Leesstand(versie)
        for lid in leden:
            if (versie.pk, lid.pk) in al:
                stand.gelezen.append(lid)
            else:
                stand.nog_niet.append(_beurt(versie, lid))
        standen.append(stand)
    return standen


def bevestig_gelezen(versie: Documentversie, lid: Lidmaatschap) -> bool:
    """Somebody read it; False when that was confirmed before."""
    return Gelezen.objects.get_or_create(versie=versie, lidmaatschap=lid)[1]


def _met_document(welke: Q) -> QuerySet[Documentversie]:
    return (
        Documentversie.objects.filter(welke)
        .select_related("document__proces__team")
        .defer("tekst")
        .order_by("document__titel", "pk")
    )


def _beurt(versie: Documentversie, lid: Lidmaatschap) -> TeLezen:
    assert versie.vastgesteld_op is not None  # noqa: S101 - it is in force
    sinds = timezone.localdate(versie.vastgesteld_op)
    return TeLezen(versie, lid, leesbeurt(sinds, lid.van, timezone.localdate()))
