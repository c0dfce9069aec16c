"""What Kestrelle sells (four families) and who sells it."""

from dataclasses import dataclass

from .draws import Stream, nearest

REGIONS = ("North", "East", "South", "West")

# manager, name, region, key accounts one person can look after, hours with customers, fixed pay (CNY a
# year), bonus in % of revenue: everyone has the same, so that nothing but sales tells their bonuses apart
MANAGERS = (
    ("M01", "Irene Castellan", "North", 2, 1_900, 310_000, 0.25),
    ("M02", "Piet Hooghuis", "North", 1, 1_500, 240_000, 0.25),
    ("M03", "Luo Minwen", "East", 2, 1_800, 290_000, 0.25),
    ("M04", "Saskia Abara", "East", 2, 1_800, 285_000, 0.25),
    ("M05", "Tomas Verrin", "South", 1, 1_500, 235_000, 0.25),
    ("M06", "Qiu Shuhan", "South", 2, 1_800, 260_000, 0.25),
    ("M07", "Dagny Oloffson", "West", 2, 1_700, 265_000, 0.25),
)

COATING, EQUIPMENT, SPARE, SERVICE = "coating", "dosing equipment", "spare part", "service contract"
FAMILIES = (COATING, EQUIPMENT, SPARE, SERVICE)

_LINES = {
    COATING: (
        "kg",
        (3400, 9800),
        64,
        tuple(
            f"{kind} {finish}"
            for kind in ("KesTop", "KesPrime", "KesAqua", "KesPowder", "KesCure UV")
            for finish in ("clear matt", "clear gloss", "white", "grey", "red oxide", "special shade")
        ),
    ),
    EQUIPMENT: (
        "piece",
        (4_800_000, 21_000_000),
        61,
        (
            "DoseLine 100 bench doser",
            "DoseLine 200 two-component doser",
            "DoseLine 400 inline doser",
            "DoseLine 600 tinting station",
            "MixCell 20 mixing cell",
            "MixCell 50 mixing cell",
            "FeedLoop ring main",
            "SprayDose 2K gun set",
        ),
    ),
    SPARE: (
        "piece",
        (28_000, 390_000),
        43,
        (
            "Dosing pump head",
            "Gear pump set",
            "Mixer tube pack",
            "Nozzle set fine",
            "Nozzle set wide",
            "Seal kit A",
            "Seal kit B",
            "Filter cartridge box",
            "Flow meter",
            "Pressure sensor",
            "Control board",
            "Hose assembly 10 m",
            "Valve block",
            "Agitator motor",
        ),
    ),
    SERVICE: (
        "month",
        (420_000, 2_600_000),
        55,
        (
            "Care Basic",
            "Care Plus",
            "Calibration plan",
            "Hotline 24/7",
            "Operator training plan",
            "On-site colour service",
            "Stock watch",
            "Full line care",
        ),
    ),
}


@dataclass(frozen=True)
class Product:
    product_id: str
    product: str
    family: str
    unit: str
    list_price: int  # cents a unit
    unit_cost: int  # cents a unit


def products():
    """The catalogue: 60 products, prices and full production cost in cents."""
    made = []
    for family, (unit, (low, high), cost_percent, names) in _LINES.items():
        for name in names:
            draw = Stream("product", name)
            premium = 125 if "special" in name else 100
            price = nearest(draw.between(low, high) * premium / 100, 10)
            cost = nearest(price * draw.bell(cost_percent, 6) / 100)
            made.append(Product(f"P{len(made) + 1:03d}", name, family, unit, price, cost))
    return tuple(made)
