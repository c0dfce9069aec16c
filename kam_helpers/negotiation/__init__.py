"""A negotiation with a buyer who fights back: seeded, replayable, every value in money."""
