"""Price: break-even, the pocket price, value, index clauses, and the answer to a cost-down request."""

from .advice import (
    BUYER_CLASSES,
    STAGE_NAMES,
    STAGES,
    BuyerClass,
    Stage,
    buyer_classes_table,
    price_by_class,
    price_by_stage,
    stages_table,
)
from .basket import (
    basket_weights,
)
from .book import (
    Book,
    make_book,
)
from .break_even import (
    LEVERS,
    break_even_curve,
    break_even_of_prices,
    break_even_volume_change,
    contribution_before_after,
    elasticity,
    implied_margin,
    profit_levers,
    reactive_break_even,
    sales_to_hold_contribution,
)
from .chance import (
    ModelChance,
    OwnEstimate,
)
from .evaluate import (
    evaluate,
    figures,
)
from .experience import (
    cumulative_price,
    cut_it_can_fund,
    unit_cost_after,
)
from .formula import (
    alloy_surcharge,
    index_price,
)
from .increase import (
    OPTIONS,
    IncreaseArgument,
    IncreaseEffect,
    effect_of_increase,
    increase_argument,
)
from .increase_letter import (
    increase_letter,
)
from .index import (
    LIMITS,
    WAYS_TO_PASS_ON,
    IndexClause,
    clause_of,
    pass_through,
)
from .inputs import (
    check_change,
    check_cut,
    check_margin,
)
from .kinds import (
    RESPONSE_NAMES,
    RESPONSES,
    ResponseKind,
    responses_table,
)
from .letter import (
    counter_offer_letter,
)
from .open_requests import (
    indifference_table,
)
from .rank import (
    FIRMNESS_WORDS,
    Indifference,
    Ranking,
    WalkAway,
    indifference,
    rank_responses,
    walk_away,
)
from .request import (
    Account,
    Request,
    from_facts,
)
from .responses import (
    Response,
    make_responses,
)
from .returns import (
    RETURNS,
    Return,
    ask_in_return,
    worth_to_us,
)
from .settings import (
    DEFAULT_SETTINGS,
    PART_GIVEN,
    Settings,
)
from .simulate import (
    simulate,
    spread,
)
from .spill import (
    HEARD_SHARE,
    FavouredClause,
    Spill,
    spill_of,
)
from .spills import (
    spills_of,
)
from .survey import (
    AskedAndGiven,
    given_to_asked,
)
from .terms import (
    DAYS_A_YEAR,
    DAYS_RATE,
    SME_RULE,
    TERMS_VERDICTS,
    PaymentRule,
    TermsCheck,
    against_sme_rule,
    cash_tied_up,
    cut_as_days,
    days_as_price,
    days_cost,
)
from .value import (
    KINDS_OF_VALUE,
    EconomicValue,
    economic_value,
)
from .waterfall import (
    STEPS,
    PriceBand,
    Step,
    price_band,
    price_index,
    waterfall,
)

__all__ = [
    "BUYER_CLASSES",
    "DAYS_A_YEAR",
    "DAYS_RATE",
    "DEFAULT_SETTINGS",
    "FIRMNESS_WORDS",
    "HEARD_SHARE",
    "KINDS_OF_VALUE",
    "LEVERS",
    "LIMITS",
    "OPTIONS",
    "PART_GIVEN",
    "RESPONSES",
    "RESPONSE_NAMES",
    "RETURNS",
    "SME_RULE",
    "STAGES",
    "STAGE_NAMES",
    "STEPS",
    "TERMS_VERDICTS",
    "WAYS_TO_PASS_ON",
    "Account",
    "AskedAndGiven",
    "Book",
    "BuyerClass",
    "EconomicValue",
    "FavouredClause",
    "IncreaseArgument",
    "IncreaseEffect",
    "IndexClause",
    "Indifference",
    "ModelChance",
    "OwnEstimate",
    "PaymentRule",
    "PriceBand",
    "Ranking",
    "Request",
    "Response",
    "ResponseKind",
    "Return",
    "Settings",
    "Spill",
    "Stage",
    "Step",
    "TermsCheck",
    "WalkAway",
    "against_sme_rule",
    "alloy_surcharge",
    "ask_in_return",
    "basket_weights",
    "break_even_curve",
    "break_even_of_prices",
    "break_even_volume_change",
    "buyer_classes_table",
    "cash_tied_up",
    "check_change",
    "check_cut",
    "check_margin",
    "clause_of",
    "contribution_before_after",
    "counter_offer_letter",
    "cumulative_price",
    "cut_as_days",
    "cut_it_can_fund",
    "days_as_price",
    "days_cost",
    "economic_value",
    "effect_of_increase",
    "elasticity",
    "evaluate",
    "figures",
    "from_facts",
    "given_to_asked",
    "implied_margin",
    "increase_argument",
    "increase_letter",
    "index_price",
    "indifference",
    "indifference_table",
    "make_book",
    "make_responses",
    "pass_through",
    "price_band",
    "price_by_class",
    "price_by_stage",
    "price_index",
    "profit_levers",
    "rank_responses",
    "reactive_break_even",
    "responses_table",
    "sales_to_hold_contribution",
    "simulate",
    "spill_of",
    "spills_of",
    "spread",
    "stages_table",
    "unit_cost_after",
    "walk_away",
    "waterfall",
    "worth_to_us",
]
