"""The questionnaire: 22 statements in five dimensions, and how much each moves overall satisfaction.

The dimensions are those of Parasuraman, Zeithaml & Berry (1988); the statements, for a supplier of coatings
and dosing equipment, are the course's own. Each is rated twice from 1 (not at all) to 7 (fully): what an
excellent supplier would do (expectation), and what we do (perception).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    item_id: str
    dimension: str
    text: str
    pull: float  # by how much overall satisfaction rises with one point of perception
    expected: float = 0.0  # points above what is expected of its dimension
    felt: float = 0.0  # points above what is perceived of its dimension


ITEMS = (
    Item("T1", "tangibles", "Dosing and test equipment is up to date.", 0.02, felt=0.10),
    Item("T2", "tangibles", "Drums, labels and samples arrive clean and undamaged.", 0.02, felt=0.10),
    Item("T3", "tangibles", "Technicians come well equipped and dressed for our halls.", 0.01, felt=0.10),
    Item("T4", "tangibles", "Data sheets, papers and the order portal are easy to use.", 0.00, 0.15, -0.50),
    Item("R1", "reliability", "Deliveries arrive complete and on the day agreed.", 0.09, 0.10, -0.10),
    Item("R2", "reliability", "Each batch has the same colour and flow as the last.", 0.06, 0.10, 0.10),
    Item("R3", "reliability", "A problem once taken up is solved for good.", 0.06, felt=-0.10),
    Item("R4", "reliability", "What was promised is done without reminding.", 0.03, felt=-0.05),
    Item("R5", "reliability", "Invoices and certificates are right the first time.", 0.02, -0.20, 0.15),
    Item("S1", "responsiveness", "We are told at once when a date will not be kept.", 0.09, felt=-0.05),
    Item("S2", "responsiveness", "Questions are answered on the same working day.", 0.05, -0.05, 0.15),
    Item("S3", "responsiveness", "When our line stands still, help comes within hours.", 0.21, 0.15, -0.20),
    Item("S4", "responsiveness", "Somebody always feels responsible for a request.", 0.05, -0.10, 0.10),
    Item("A1", "assurance", "Its engineers know our process and their product.", 0.04, 0.05, 0.05),
    Item("A2", "assurance", "Its statements on safety and law can be relied on.", 0.02, 0.05, 0.10),
    Item("A3", "assurance", "What we tell it stays confidential.", 0.01, felt=0.05),
    Item("A4", "assurance", "It says openly what it does not know or cannot do.", 0.03, -0.10, -0.20),
    Item("E1", "empathy", "It knows what matters to our own customers.", 0.03, felt=-0.10),
    Item("E2", "empathy", "We have a contact who takes time for us.", 0.03, felt=0.15),
    Item("E3", "empathy", "It adapts deliveries and hours to our shifts.", 0.02, -0.05),
    Item("E4", "empathy", "It thinks of our interest, also where it earns nothing.", 0.02, -0.10, -0.10),
    Item("E5", "empathy", "It notices when our needs change.", 0.01, 0.05),
)

# Points above the account's level: what is expected of a dimension, and what is perceived.
EXPECTED = {
    "tangibles": -0.10,
    "reliability": 0.30,
    "responsiveness": 0.10,
    "assurance": -0.05,
    "empathy": -0.25,
}
FELT = {"tangibles": -0.45, "reliability": 0.20, "responsiveness": -0.20, "assurance": 0.25, "empathy": 0.0}

# What people say matters, of 100 points, by what they do there.
STATED = {
    "buyer": (12, 36, 17, 17, 18),
    "production": (14, 33, 24, 17, 12),
    "technology": (16, 27, 17, 28, 12),
    "management": (13, 31, 18, 21, 17),
}
