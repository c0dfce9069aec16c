"""Names of product groups as heads of narrow columns."""

from collections import Counter


def short_groups(names):
    """``names`` without a last word that several share, as long as they can be told apart.

    >>> short_groups(["powder coatings", "UV coatings", "spare parts", "primers"])
    ['powder', 'UV', 'spare parts', 'primers']
    >>> short_groups(["coatings", "UV coatings", "UV coatings"])
    ['coatings', 'UV coatings', 'UV coatings']
    """
    lasts = Counter(name.split()[-1] for name in names if len(name.split()) > 1)
    shorter = [_without_last(name) if lasts[(name.split() or [""])[-1]] > 1 else name for name in names]
    return shorter if len(set(shorter)) == len(names) else list(names)


def _without_last(name):
    return " ".join(name.split()[:-1]) or name
