"""Key account management that computes.

Importing this package loads nothing else: a submodule is read when it is first used,
so a notebook that only needs the models never waits for matplotlib or the widgets.
"""

import importlib

_SUBMODULES = frozenset(
    [
        "datasets",
        "ledger",
        "lifetime",
        "loyalty",
        "negotiation",
        "plan",
        "plots",
        "preflight",
        "pricing",
        "questions",
        "recovery",
        "satisfaction",
        "store",
        "switching",
        "syllabus",
        "tables",
        "tiering",
        "widgets",
    ]
)


def __getattr__(name):
    if name in _SUBMODULES:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted(_SUBMODULES)
