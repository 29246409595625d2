"""The arithmetic of the meta-analysis: variables, ladder, agreement of coders. Knows no Django."""
