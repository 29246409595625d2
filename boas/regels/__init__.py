"""The arithmetic of the assessment: pure functions that know no Django."""
