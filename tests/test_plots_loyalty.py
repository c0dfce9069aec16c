"""Pictures of loyalty: their sentences, and that no name or language spoils them."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from plot_checks import PLAIN, texts_on_texts, texts_outside

from kam_helpers import loyalty as ly
from kam_helpers import plots
from kam_helpers.errors import CourseError
from kam_helpers.plots import loyalty
from kam_helpers.switching import annuity_factor

ATTITUDE = [6.0, 5.7, 2.7, 2.7, 5.3, 4.3, 3.3, 2.0]
BEHAVIOUR = [0.9, 0.8, 0.95, 0.94, 0.3, 0.5, 0.2, 0.4]


def matrix(names=PLAIN, **cuts):
    return ly.loyalty_matrix(pd.Series(ATTITUDE, names), pd.Series(BEHAVIOUR, names), **cuts)


def marks(names=PLAIN, words=(7, 6, 2, 2, 6, 5, 4, 2), rate=(0.9, 0.8, 0.95, 0.94, 0.3, 0.5, 0.2, 0.7)):
    facts = pd.DataFrame({"repurchase_rate": rate, "tender_percent": [10, 20, 5, 30, 60, 50, 45, 30]}, names)
    for column in ("prefers", "recommends", "resists", "returns"):
        facts[column] = words
    return ly.loyalty_indicators(facts, [one for one in ly.INDICATORS if one.column in facts])


def shares(names=PLAIN):
    inferred, observed = np.linspace(0.2, 0.6, len(names)), np.linspace(0.25, 0.62, len(names))
    observed[0], observed[3] = 0.75, 0.05
    table = pd.DataFrame({"inferred": inferred, "observed": observed}, names)
    return table.assign(difference=table["observed"] - table["inferred"])


def ladder(names=PLAIN):
    moves = pd.DataFrame({"2024": ["prospect", "customer", "client", "client", "supporter"]}, names[:5])
    return moves.assign(**{"2025": ["customer", "client", "client", "lost", "client"]})


def values(account="Alder", rival="Corvane", more=0.0):
    ours = {"product": 9e5, "service": 2e5, "people": 6e4, "image": 4e4}
    ours |= {"price": 7e5, "ordering": 1e4, "effort": 2e4, "risk": 1e4}
    theirs = ours | {"price": 6.5e5, "service": 1e5 + more, "risk": 4e4}
    rows = [
        {"account": account, "supplier": who} | one for who, one in (("Kestrelle", ours), (rival, theirs))
    ]
    return pd.DataFrame(rows)


def staying(
    names=PLAIN, attraction=(9, 5, -8, -6, 2, 1, -4, -3), barrier=(6, 1, 12, 9, 1, 4, 1, 1), **options
):
    purchases = pd.Series(1e6, names)
    cost = pd.Series(barrier, names) * 1e4 * annuity_factor(3, 0.1)
    return ly.staying_table(purchases, pd.Series(attraction, names) * 1e4, cost, **options)


def results(names):
    """One result for each plot, for eight accounts of these names where accounts have names."""
    return {
        "attraction_barrier": (staying(names),),
        "delivered_value": (values(names[0], names[-1]),),
        "indicators": (marks(names),),
        "inferred_and_observed": (shares(names),),
        "loyalty_matrix": (matrix(names),),
        "repurchase_curves": (ly.curve_table(),),
        "transitions": (ly.transition_matrix(ladder(names)),),
    }


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return plots.picture(getattr(loyalty, name), *results(names)[name])


def picture(name, *given, **options):
    return plots.picture(getattr(loyalty, name), *given, **options)


def words(picture):
    return [text.get_text().replace("\u00a0", " ") for text in picture.figure.findobj(Text)]


def reading(name, *given, **options):
    return getattr(loyalty, name).reading(*given, **options).replace("\u00a0", " ")


def is_whole(picture):
    return texts_outside(picture.figure) == [] == texts_on_texts(picture.figure)


@pytest.mark.parametrize("name", PLOTS)
def test_pictures_are_whole_at_nine_hundred_pixels(name):
    assert is_whole(picture(name, *results(PLAIN)[name], size=(900 / 96, 5.6)))


def test_matrix_reading_names_the_hostages():
    assert reading("loyalty_matrix", matrix()) == (
        "Of 8 accounts 2 think well of us and buy here (loyalists), 2 think well of us and buy elsewhere "
        "(mercenaries); 2 buy here although they think poorly of us: Cedar, Dogwood."
    )
    assert reading("loyalty_matrix", matrix().iloc[:3]).endswith(
        "1 buys here although it thinks poorly of us: Cedar."
    )
    assert reading("loyalty_matrix", matrix().iloc[4:]).endswith("nobody buys here against its will.")
    assert {"loyalist (2)", "hostage (2)", "limit: 4", "limit: 60 %", "Cedar"} <= set(
        words(draw("loyalty_matrix", PLAIN))
    )


def test_the_matrix_is_drawn_with_its_own_cuts_only():
    other = matrix(attitude_cut=5.5, behaviour_cut=0.85)
    with pytest.raises(CourseError, match=r"other cuts than 4 and 0\.6"):
        picture("loyalty_matrix", other)
    drawn = picture("loyalty_matrix", other, attitude_cut=5.5, behaviour_cut=0.85, label=["Hazel"])
    assert {"limit: 5.5", "limit: 85 %", "Hazel"} <= set(words(drawn))
    assert "Alder" not in words(drawn)
    with pytest.raises(CourseError, match="no account Yew to label"):
        picture("loyalty_matrix", matrix(), label="Yew")


def test_equal_points_of_the_matrix_lie_apart_and_keep_their_side():
    same = ly.loyalty_matrix(dict.fromkeys(PLAIN, 3.95), dict.fromkeys(PLAIN, 0.5))
    ax = picture("loyalty_matrix", same).figure.axes[0]
    x = np.concatenate([dots.get_offsets()[:, 0] for dots in ax.collections])
    assert len(set(x)) == len(PLAIN)
    assert x.max() < 4


def test_hostages_on_one_heap_are_all_named_in_one_label():
    like = {"Alder": 3, "Birch": 3, "Cedar": 3, "Dogwood": 6}
    heap = ly.loyalty_matrix(like, {"Alder": 0.97, "Birch": 0.98, "Cedar": 0.975, "Dogwood": 0.9})
    drawn = picture("loyalty_matrix", heap)
    assert {"Alder\nBirch\nCedar", "Dogwood"} <= set(words(drawn))
    assert is_whole(drawn)
    assert "Alder\nBirch\nCedar" not in words(picture("loyalty_matrix", heap, label=2))


def test_curves_mark_the_points_of_xerox_where_they_hold():
    table = ly.curve_table()
    said = " ".join(words(picture("repurchase_curves", table)))
    assert "Xerox: 6 times\nas likely" in said
    assert "Xerox" not in " ".join(words(picture("repurchase_curves", table.iloc[:, 1:])))
    low, high = table.loc[4].min(), table.loc[4].max()
    assert f"with a chance of {low:.0%}".rstrip("%") in reading("repurchase_curves", table)
    assert f"of {high:.0%}".rstrip("%") in reading("repurchase_curves", table)
    one = ly.curve_table(ly.MARKETS[:1])
    assert reading("repurchase_curves", one).endswith("of 17 %; free choice, changing costs nothing.")


def test_indicators_reading_tells_both_ways_to_disagree():
    table = marks()
    text = reading("indicators", table)
    assert text.startswith(f"In {table['disagree'].sum()} of 8 accounts words and deeds disagree.")
    assert "Kind words, little business: Elm" in text
    assert "Hard words, much business: Cedar" in text
    shown = words(draw("indicators", PLAIN))
    talk = table["disagree"] & (table["words_loyal"] > table["words_not"])
    assert f"kind words, little business ({talk.sum()})" in shown
    agreeing = table[~table["disagree"]]
    assert (
        reading("indicators", agreeing) == f"In none of {len(agreeing)} accounts do words and deeds disagree."
    )
    assert is_whole(picture("indicators", agreeing))
    assert is_whole(picture("indicators", table[table["disagree"]]))


def test_every_account_stands_in_one_mark():
    ax = draw("indicators", PLAIN).figure.axes[0]
    assert sum(int(text.get_text()) for text in ax.texts if text.get_text().isdigit()) == len(PLAIN)


def test_ranks_reading_names_who_buys_more_than_it_likes_us():
    text = reading("inferred_and_observed", shares())
    assert text.startswith("In 6 of 8 accounts")
    assert "Alder: 20 % by its ranks, 75 % by its purchases. It buys more than it likes us" in text
    less = shares().drop("Alder")
    assert reading("inferred_and_observed", less).endswith(
        "Dogwood: 37 % by its ranks, 5 % by its purchases."
    )
    shown = words(draw("inferred_and_observed", PLAIN))
    assert {"buys more than its ranks say (1)", "buys less than its ranks say (1)", "Alder"} <= set(shown)
    assert "buys more than its ranks say (0)" in words(picture("inferred_and_observed", shares(), near=0.6))


def test_transitions_show_counts_and_shares():
    moves = ly.transition_matrix(ladder())
    assert reading("transitions", moves).startswith(
        "From one date to the next an account stays on its level in 1 of 5 cases; it goes up in 2, goes down "
        "in 1 and is lost in 1."
    )
    shown = words(draw("transitions", PLAIN))
    assert {"▲ 1\n100 %", "= 1\n50 %", "× 1\n50 %", "▼ 1\n100 %", "client (2)"} <= set(shown)
    back = ly.transition_matrix(pd.DataFrame({"2024": ["lost"], "2025": ["client"]}, ["Alder"]))
    assert "+  came back" in words(picture("transitions", back))
    gone = pd.DataFrame({"2024": ["lost", "client"], "2025": ["lost", "advocate"]}, ["Alder", "Birch"])
    still = pd.DataFrame({"2024": ["client"], "2025": ["client"]}, ["Alder"])
    assert reading("transitions", ly.transition_matrix(still)).endswith("on its level in 1 of 1 cases.")
    said = reading("transitions", ly.transition_matrix(gone))
    assert "in 0 of 1 cases (lost accounts that stay lost left out); it goes up in 1." in said


def test_delivered_value_says_which_part_speaks_for_whom():
    text = reading("delivered_value", values())
    assert text == (
        "To Alder we are worth CNY 80 k a year more than Corvane: CNY 460 k against CNY 380 k. Service "
        "speaks most for us (CNY 100 k). Price speaks most against us (−CNY 50 k)."
    )
    assert "CNY 120 k a year less than Corvane" in reading("delivered_value", values(more=2e5))
    same = values()
    same.iloc[1, 2:] = same.iloc[0, 2:]
    assert "speaks" not in reading("delivered_value", same)
    assert "In no part" not in reading("delivered_value", same)
    worse = values().iloc[[1, 1]].assign(supplier=values()["supplier"].to_list(), image=[0.0, 5e3])
    assert reading("delivered_value", worse).endswith(
        "In no part are we better. Image speaks most against us (−CNY 5,000)."
    )
    assert is_whole(picture("delivered_value", same))
    loss = values().assign(price=2e6)
    assert is_whole(picture("delivered_value", loss))
    with pytest.raises(CourseError, match="one account; these values are of 2"):
        picture("delivered_value", pd.concat([values(), values("Birch")]))


def test_leads_add_up_to_the_attraction():
    right = draw("delivered_value", PLAIN).figure.axes[0].child_axes[1]
    drawn = sum(bar.get_width() for bars in right.containers for bar in bars)
    assert drawn == pytest.approx(ly.delivered_value_advantage(values())["attraction"].item())


def test_map_reading_counts_the_zones_and_names_who_goes():
    assert reading("attraction_barrier", staying()).startswith(
        "Of 8 accounts 4 stay because we are worth more, 2 only because changing is expensive; 2 would "
        "gain by leaving: Gorse, Hazel. On average"
    )
    assert "none would gain by leaving" in reading("attraction_barrier", staying().iloc[:4])
    assert {"bonded (2)", "free (2)", "held (2)", "leaving pays (2)"} <= set(
        words(draw("attraction_barrier", PLAIN))
    )


def test_the_map_is_drawn_with_its_own_model_only():
    model = ly.StayingModel(base=-2.0, per_attraction=8, per_barrier=8)
    with pytest.raises(CourseError, match="another model or cut"):
        picture("attraction_barrier", staying(model=model))
    with pytest.raises(CourseError, match="another model or cut"):
        picture("attraction_barrier", staying(barrier_cut=0.5))
    assert is_whole(picture("attraction_barrier", staying(model=model), model=model))


def test_figures_of_the_lines_are_those_of_the_model():
    ax = draw("attraction_barrier", PLAIN).figure.axes[0]
    figures = [text for text in ax.texts if text.get_text().endswith("%")]
    assert len(figures) > 2
    for text in figures:
        chance = ly.DEFAULT.leaving(*text.get_position())
        assert f"{chance:.0%}" == text.get_text().replace("\u00a0", "")


def test_a_tick_between_whole_percents_says_so():
    ax = draw("attraction_barrier", PLAIN).figure.axes[0]
    show = ax.xaxis.get_major_formatter()
    shown = [show(value).replace("\u00a0", "") for value in (-0.075, 0.0, 0.0025, 0.025, 0.05, 0.29)]
    assert shown == ["−7.5%", "0%", "0.25%", "2.5%", "5%", "29%"]


def test_the_map_names_the_held_in_turn_with_the_weakest():
    table = staying()
    shown = words(picture("attraction_barrier", table, label=2))
    farthest = table.loc[table["zone"] == "held", "attraction_share"].idxmin()
    assert {table["staying_force"].idxmin(), farthest} == set(PLAIN) & set(shown)


def test_accounts_on_one_spot_make_a_map_too():
    assert is_whole(picture("attraction_barrier", staying(PLAIN[:2], (0, 0), (0, 0))))
