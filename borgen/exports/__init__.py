"""Lists and papers of borgen as files."""
