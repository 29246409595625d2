"""Plotly's one file is found in its package; a large file is compressed without the last step."""

import gzip
import importlib.metadata
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

from config.statisch import PAD, Pers, PlotlyFinder


def test_plotly_wordt_gevonden_in_zijn_pakket():
    gevonden = finders.find(PAD)
    pakket = importlib.metadata.distribution("plotly")
    assert Path(gevonden) == Path(str(pakket.locate_file("plotly/package_data/plotly.min.js")))
    assert finders.find(PAD, find_all=True) == [gevonden]


def test_niets_anders_uit_het_pakket():
    finder = PlotlyFinder()
    assert [(o.prefix, naam) for naam, o in finder.list()] == [("plotly", "plotly.min.js")]
    for pad in ("plotly/widgetbundle.js", "plotly/../plotly.min.js", "plotly.min.js"):
        assert finder.find(pad) == []
        assert finder.find(pad, find_all=True) == []


def test_zonder_het_pakket_is_er_niets(monkeypatch):
    monkeypatch.setattr("config.statisch.find_spec", lambda naam: None)
    assert list(PlotlyFinder().list()) == []
    assert PlotlyFinder().find(PAD) == []
    assert not finders.find("bestaat-niet.css")


def test_groot_en_klein_komen_heel_terug(monkeypatch):
    monkeypatch.setattr(Pers, "GROOT", 1000)
    for data in (b"abc" * 300, b"abc" * 400):
        assert brotli.decompress(Pers.compress_brotli(data)) == data
        assert gzip.decompress(Pers.compress_gzip(data)) == data
