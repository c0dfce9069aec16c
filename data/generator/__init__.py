"""What writes the invented company's files: standard library only, the same bytes everywhere.

Rules kept by every module here, because the lessons quote the numbers:

- chance comes from ``random.Random(seed).random()`` alone, whose sequence Python guarantees; everything
  else is derived from it with + − × ÷ and whole-number arithmetic, never with the C maths library;
- every table and account has its own stream, seeded from its name, so that a new table changes no other;
- money is whole cents (in Chinese: fen) until it is written;
- nothing depends on the order of a set or on the locale.
"""
