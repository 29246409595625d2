"""Made-up cards in any number, for benchmarks; never mixed with what a source says."""
