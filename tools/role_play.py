"""Role-play sheets for pairs, to print: one talk for each way to buy, both sides and the instructor's key.

    make notebooks        writes docs/instructor/role_play/N_account_side.md and N_account_key.md

The sheets come from the same scenarios as the negotiation in lesson 7, so that a pair can afterwards play
the notebook's buyer with the same account and number.
"""

from pathlib import Path

from kam_helpers import datasets, negotiation

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "instructor" / "role_play"
# One of each style; at the last there is nothing to sign.
PAIRS = (
    ("Brakenfeld Brake Systems", 4),
    ("Bogiewell Rail Vehicles", 1),
    ("Tramleigh Interiors", 1),
    ("Snowharrow Refrigeration", 1),
    ("Tallowmere Furniture Group", 5),
)


def scenarios():
    """The scenario of each pair."""
    facts = datasets.cost_down_facts()
    return [negotiation.scenario(facts.loc[account], seed=seed) for account, seed in PAIRS]


def sheets():
    """Every sheet as Markdown by its path."""
    found = {}
    for number, scene in enumerate(scenarios(), 1):
        both = negotiation.role_play_sheets(scene)
        name = f"{number}_{scene.account.split()[0].lower()}"
        found[FOLDER / f"{name}_seller.md"] = both.seller
        found[FOLDER / f"{name}_buyer.md"] = both.buyer
        found[FOLDER / f"{name}_key.md"] = negotiation.instructor_key(scene)
    return found


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in sheets().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
