"""Clusters of an instrument: add, change, remove an empty one, and move."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from boas import instrumentopzet as domein
from boas.forms.instrument import ClusterFormulier
from boas.instrumenten import cluster_inhoud
from boas.models import Cluster, Instrument
from boas.regels.inhoud import stand
from boas.regels.opzet import ClusterInhoud, normaal_cluster
from boas.sessiekeuze import sessie_uit, van_instrument, volg
from boas.views.bewerkhulp import ingevuld, intussen
from boas.views.instrumenten import instrument_url, naar_de_lijst, toon_formulier
from organisatie.verzoek import Verzoek

SJABLOON = "boas/cluster.html"

_LEEG = ClusterInhoud("", "")


@require_http_methods(["GET", "POST"])
def cluster_nieuw(request: Verzoek, pk: int) -> HttpResponse:
    """A new cluster in the version to work in."""
    een = get_object_or_404(Instrument.objects.bewerkbaar_door(request.user), pk=pk)
    sessie = van_instrument(sessie_uit(request), een)
    versie = een.laatste_versie
    form = ClusterFormulier(versie, ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            cluster = domein.voeg_cluster_toe(een, form.inhoud(_LEEG))
        except ValidationError as fout:
            form.neem_fouten_over(fout)
        else:
            volg(sessie, cluster.versie)
            return _klaar(request, cluster, sessie, f"Cluster {cluster} staat erbij.")
    return toon_formulier(request, SJABLOON, form, versie, sessie)


@require_http_methods(["GET", "POST"])
def cluster_wijzig(request: Verzoek, pk: int) -> HttpResponse:
    """Change a cluster; somebody else's change in between is shown beside one's own."""
    cluster = _nieuwste_vorm(_cluster(request, pk))
    versie = cluster.versie
    sessie = van_instrument(sessie_uit(request), versie.instrument)
    nu = cluster_inhoud(cluster)
    begin = asdict(nu) | {"stand": stand(nu)}
    form = ClusterFormulier(versie, ingevuld(request), initial=begin)
    andere: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        mijn = normaal_cluster(form.inhoud(nu))
        if form.cleaned_data["stand"] != stand(nu) and mijn != nu:
            andere = intussen(form, asdict(nu), asdict(mijn))
            form.data = {**request.POST.dict(), "stand": stand(nu)}
        else:
            try:
                nieuw = domein.wijzig_cluster(cluster, form.inhoud(nu))
            except ValidationError as fout:
                form.neem_fouten_over(fout)
            else:
                volg(sessie, nieuw.versie)
                return _klaar(request, nieuw, sessie, f"Cluster {nieuw} is bewaard.")
    return toon_formulier(request, SJABLOON, form, versie, sessie, cluster=cluster, andere=andere)


@require_POST
def cluster_verwijder(request: Verzoek, pk: int) -> HttpResponse:
    """Take out a cluster without statements."""
    cluster = _cluster(request, pk)
    een = cluster.versie.instrument
    sessie = van_instrument(sessie_uit(request), een)
    try:
        volg(sessie, domein.verwijder_cluster(cluster))
        messages.success(request, f"Cluster {cluster} is weg.")
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return redirect(instrument_url(een, sessie))


@require_POST
def cluster_verplaats(request: Verzoek, pk: int) -> HttpResponse:
    """Up or down among the clusters; with htmx only the list comes back."""
    cluster = _nieuwste_vorm(_cluster(request, pk))
    een = cluster.versie.instrument
    sessie = van_instrument(sessie_uit(request), een)
    try:
        omlaag = request.POST.get("richting") == "omlaag"
        volg(sessie, domein.verplaats_cluster(cluster, omlaag=omlaag).versie)
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
    return naar_de_lijst(request, een, sessie, f"cluster-{cluster.letter}")


def _cluster(request: Verzoek, pk: int) -> Cluster:
    mag = Instrument.objects.bewerkbaar_door(request.user)
    rijen = Cluster.objects.filter(versie__instrument__in=mag)
    return get_object_or_404(rijen.select_related("versie__instrument"), pk=pk)


def _nieuwste_vorm(cluster: Cluster) -> Cluster:
    """The cluster as the newest version has it, by its letter; itself when it is not there."""
    nieuwste = cluster.versie.instrument.laatste_versie
    rijen = nieuwste.clusters.select_related("versie__instrument")
    return rijen.filter(letter=cluster.letter).first() or cluster


def _klaar(request: Verzoek, cluster: Cluster, sessie: Any, melding: str) -> HttpResponse:
    messages.success(request, melding)
    anker = f"cluster-{cluster.letter}"
    return redirect(instrument_url(cluster.versie.instrument, sessie, anker))
