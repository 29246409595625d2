"""PDF from a template: `maak_pdf(template, context)`."""

from rapportage.pdf.maken import PdfNietBeschikbaar, maak_passende_pdf, maak_pdf

__all__ = ["PdfNietBeschikbaar", "maak_passende_pdf", "maak_pdf"]
