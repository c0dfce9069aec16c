"""The accounts without a story: name, industry, region, manager. Their traits are drawn from the seed."""

from .stories import Story

_NAMES = (
    ("furniture", "Marrowby Kitchens", "East", "M03"),
    ("furniture", "Foxhollow & Pike Interiors", "North", "M02"),
    ("furniture", "Cedarholt Seating", "South", "M06"),
    ("furniture", "Pellworth Bedrooms", "West", "M07"),
    ("appliances", "Ovenstadt Küchengeräte", "East", "M04"),
    ("appliances", "Brightfen Laundry Systems", "South", "M05"),
    ("appliances", "Zephyrleigh Air Conditioning", "North", "M01"),
    ("construction machinery", "Gravelund Machinery", "West", "M07"),
    ("construction machinery", "Steelhatch Lifts", "North", "M02"),
    ("construction machinery", "Mørkdal Drilling", "East", "M03"),
    ("automotive parts", "Axlebrook Wheels", "South", "M06"),
    ("automotive parts", "Sprocketon Drives", "East", "M04"),
    ("automotive parts", "Carrowmoss Trim", "West", "M07"),
    ("automotive parts", "Bumperley Plastics", "North", "M01"),
    ("electronics", "Sensorholm Instruments", "East", "M03"),
    ("electronics", "Ledwick Displays", "South", "M05"),
    ("electronics", "Wirelow Harnesses", "South", "M06"),
    ("marine", "Harbourlea Tugs", "East", "M04"),
    ("marine", "Mastingdale Yachts", "North", "M02"),
    ("wood panels", "Oakenthorn Doors", "South", "M05"),
    ("wood panels", "Barkwell Laminates", "East", "M03"),
    ("wood panels", "Chipperfold Boards", "West", "M07"),
    ("wood panels", "Latchfold Doors", "North", "M01"),
    ("general industry", "Fernlock Valves", "East", "M04"),
    ("general industry", "Toolmere Racks", "South", "M06"),
    ("general industry", "Hingeworth Hardware", "East", "M03"),
    ("general industry", "Boltonby Fasteners", "West", "M07"),
    ("general industry", "Kilnmoor Tiles", "South", "M05"),
    ("general industry", "Fanthorpe Blowers", "East", "M04"),
    ("agricultural machinery", "Sickleton Harvesters", "North", "M01"),
    ("agricultural machinery", "Ploughden Implements", "West", "M07"),
    ("rail vehicles", "Tramleigh Interiors", "South", "M06"),
)

ORDINARY = tuple(
    Story(name, industry, region, manager, "normal", "") for industry, name, region, manager in _NAMES
)
