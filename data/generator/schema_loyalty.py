"""The columns of loyalty, wallet, delivered value and switching cost: (name, type, unit, meaning)."""

_SEVEN, _YEAR, _ONCE = "1 to 7", "CNY a year", "CNY once"
_WORTH = "what {} bought from this supplier is worth to the account"
_SWITCH = "changing to the rival, as the customer's people see it: {}"

LOYALTY = {
    "product_groups.csv": (
        ("product_id", "id", "", "number of the product"),
        ("product_group", "choice", "", "the need it serves, so that rivals' goods can be counted too"),
    ),
    "loyalty_answers.csv": (
        ("account_id", "id", "", "an account that buys from us now"),
        ("prefers", "whole", _SEVEN, "one contact agrees: Kestrelle is our first choice"),
        ("recommends", "whole", _SEVEN, "the same contact agrees: we recommend Kestrelle to others"),
        ("resists", "whole", _SEVEN, "agrees: we would stay if others were a few per cent cheaper"),
        ("returns", "whole", _SEVEN, "agrees: we mean to buy from Kestrelle again"),
        ("needs", "whole", "times a year", "how often it needed goods of our kind in the last 12 months"),
        ("needs_given_to_us", "whole", "times a year", "how often it ordered them from us: its orders"),
    ),
    "wallet.csv": (
        ("account_id", "id", "", "the account; a group it does not need has no row"),
        ("product_group", "choice", "", "the need, as in product_groups.csv"),
        (
            "supplier",
            "choice",
            "",
            "who gets the money: Kestrelle, a rival, in-house, or not known (the rest of that group)",
        ),
        (
            "spend_cny",
            "money",
            _YEAR,
            "what it spends; Kestrelle's rows are our invoices, the others estimates",
        ),
    ),
    "supplier_ranks.csv": (
        ("account_id", "id", "", "the account"),
        ("respondent", "whole", "", "person asked there: 1, 2, …"),
        ("supplier", "choice", "", "a supplier that the account uses"),
        (
            "rank",
            "whole",
            "place",
            "1 is best; equals share a place and the next one is left out: 1, 2, 2, 4",
        ),
    ),
    "customer_values.csv": (
        ("account_id", "id", "", "the account"),
        ("supplier", "choice", "", "Kestrelle, or the account's next best alternative"),
        ("product", "money", _YEAR, _WORTH.format("the goods")),
        ("service", "money", _YEAR, _WORTH.format("the service around the goods")),
        ("people", "money", _YEAR, _WORTH.format("the skill of the people")),
        ("image", "money", _YEAR, _WORTH.format("the name on the goods")),
        (
            "price",
            "money",
            _YEAR,
            "what the goods cost: our invoices, or the rival's price for the same goods",
        ),
        ("ordering", "money", _YEAR, "what it costs the account to order, receive and check"),
        ("effort", "money", _YEAR, "what its people spend on running and adjusting the goods"),
        ("risk", "money", _YEAR, "what failures and delays cost it in an ordinary year"),
    ),
    "switching_costs.csv": (
        ("account_id", "id", "", "an account that buys from us now"),
        ("search", "money", _ONCE, _SWITCH.format("looking for another supplier")),
        ("evaluation", "money", _ONCE, _SWITCH.format("testing and approving its goods")),
        ("set_up", "money", _ONCE, _SWITCH.format("setting up lines, recipes and data")),
        ("retraining", "money", _ONCE, _SWITCH.format("training its operators")),
        ("downtime", "money", _ONCE, _SWITCH.format("output lost while it changes")),
        (
            "benefits_lost",
            "money",
            _ONCE,
            _SWITCH.format("one-off benefits lost, and lent equipment that it would have to replace"),
        ),
        ("relationship", "money", _ONCE, _SWITCH.format("people it would have to get to know again")),
        ("rival_incentive", "money", _ONCE, "what the rival offers to pay towards the change"),
    ),
    "rival_offers.csv": (
        ("account_id", "id", "", "an account that buys from us now"),
        ("rival", "choice", "", "its next best alternative"),
        ("month", "month", "", "month in which we learned of the offer"),
        ("discount_percent", "number", "%", "the rival's price below ours for the same goods"),
        ("incentive_cny", "money", _ONCE, "what the rival offers to pay towards the change"),
        ("kind", "choice", "", "written quotation, told by the buyer or seen in a tender"),
    ),
    "relationship_levels.csv": (
        ("account_id", "id", "", "the account"),
        ("date", "date", "", "30 June of the year"),
        (
            "level",
            "choice",
            "",
            "prospect, customer, client, supporter, advocate or partner; lost where it had stopped buying",
        ),
    ),
}
