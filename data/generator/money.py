"""Money as it is written."""


def yuan(cents):
    """Whole cents as CNY with two decimals: -123456 → "-1234.56"."""
    sign, size = ("-", -cents) if cents < 0 else ("", cents)
    return f"{sign}{size // 100}.{size % 100:02d}"
