"""One posting in, one Reading out: pure, no clock, no disk."""
