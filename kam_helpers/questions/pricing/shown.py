"""What each part of the exercise shows before it asks: tables to answer from with a calculator."""

STEPS = """
steps = pricing.waterfall(elements[elements["account"] == "Snowharrow Refrigeration"])
shown = (steps["amount"].drop("pocket") / 1000).round().rename("thousand yuan")
table(shown, "Snowharrow Refrigeration: from list to pocket, twelve months")
"""
BAND = """
five = ["Cranewell Heavy Industry", "Kettlewyn Small Appliances", "Lindqvale Cabinet Works"]
five += ["O'Dallan Joinery", "Tallowmere Furniture Group"]
prices = pricing.price_index(elements)
shown = (prices.loc[five, ["list", "invoice", "pocket"]] / 1000).round()
table(shown, "Five accounts, twelve months; thousand yuan")
"""
MARGINS = """
two = facts.loc[["Kettlewyn Small Appliances", "Tramleigh Interiors"]]
shown = (two[["purchases"]] / 1000).round().set_axis(["purchases (thousand)"], axis=1)
shown["cut asked"], shown["volume promised"] = two["asked"], two["volume_offered"]
shown["price less avoidable cost"] = two["avoidable_margin"]
shown["price less full cost"] = two["gross_margin"]
digits = dict.fromkeys(shown.columns[1:], 1)
table(shown, "Two requests; margins as shares of today's price", shares=digits)
"""
LINES = """
printed = [(-0.05, 0.45, 0.125), (0.10, 0.22, -0.08), (0.10, 0.42, -0.192), (-0.06, 0.25, 0.43)]
printed += [(-0.10, 0.30, 0.50)]
names = [f"line {n}" for n in range(1, 6)]
lines = pd.DataFrame(printed, names, ["price_change", "margin_before", "volume_change"])
table(lines, "Five lines, as found", shares=dict.fromkeys(lines.columns, 1))
"""
LEARNING = """
names = ["KesAqua white", "KesPrime clear gloss", "KesPrime special shade"]
names += ["KesTop clear matt", "KesTop white"]
seen = datasets.product_stages().loc[names, ["stage", "units_made", "units_last_year"]]
seen.columns = ["stage", "made_so_far", "made_next_year"]
grown = 1 + seen["made_next_year"] / seen["made_so_far"]
seen["unit_cost_falls"] = [1 - pricing.unit_cost_after(times, 0.80) for times in grown]
caption = "Five products; next year as many as last year, a curve of 80 % (course assumptions)"
table(seen, caption, shares={"unit_cost_falls": 1})
"""
HISTORY = """
before = datasets.cost_down_requests_table()
history = pricing.given_to_asked(before[~before["open"]]).table
shown = history[["answered", "asked", "given"]].rename(columns={"answered": "requests"})
table(shown, "Price cuts asked and given, on average", shares={"asked": 2, "given": 2})
"""
SIX = """
names = ["Barkwell Laminates", "Foxhollow & Pike Interiors", "Kettlewyn Small Appliances"]
names += ["Ovenstadt Küchengeräte", "Sealcott Machinery", "Veneerdale Boards"]
rule, full = (pricing.indifference_table(facts, full_cost=full) for full in (False, True))
six = rule.loc[names, ["asked"]].set_axis(["asked in all"], axis=1)
six["price less avoidable cost"] = facts["avoidable_margin"]
six["avoidable service"] = facts["avoidable_margin"] - rule["margin"]
six["left at full cost"] = full["margin"]
six["lost if held"], six["lost if given"] = facts["loss_if_held"], facts["loss_if_conceded"]
digits = dict.fromkeys(six.columns[:4], 1) | dict.fromkeys(six.columns[4:], 0)
table(six, "Six requests; asked: all years, and the days as a price", shares=digits)
"""
FAVOURED = """
coatings = elements[elements["product_group"] == "UV coatings"].set_index("account")
compared = pricing.price_index(coatings.reset_index()).loc[["Oakenthorn Doors", "Cranewell Heavy Industry"]]
shown = (compared[["list", "invoice"]] / 1000).round(1)
table(shown, "UV coatings, twelve months; thousand yuan")
"""
OTHERS = """
bought = datasets.purchases_by_group().sum(axis=1)
industry = datasets.accounts().set_index("account")["industry"].reindex(bought.index)
one = "Zephyrleigh Air Conditioning"
same = bought[industry == industry[one]].drop(one).sort_values().rename_axis("account")
counts = same.clip(upper=bought[one])
others = counts.sum()
shown = pd.DataFrame({"buys": same, "counts with": counts})
caption = "Appliances: who might hear of it; none counts with more than Zephyrleigh buys; thousand yuan"
table((shown / 1000).round(), caption)
"""
RETURNS = """
one, _request = pricing.from_facts(facts.loc["Halvorn Axles"])
units = {"forecast": 1, "logistics": 1, "payment days": 15, "share": 5}
returns = {item.name: item for item in pricing.RETURNS if item.name in units}
brings = {n: pricing.worth_to_us(returns[n], one) * units[n] * one.purchases for n in units}
costs = {n: returns[n].customer_cost * units[n] * one.purchases for n in units}
traded = pd.DataFrame({"brings us": brings, "costs them": costs}).rename_axis("return")
table(traded.round(-2), "Halvorn Axles: four returns, CNY a year")
"""
DESK = """
industry = datasets.accounts().set_index("account")["industry"]
spills = pricing.spills_of(elements, datasets.contracts_table(), industry)
asking = pricing.from_facts(facts.loc["Halvorn Axles"])
ranking = pricing.rank_responses(*asking, spill=spills["Halvorn Axles"])
columns = ["price_cut_year1", "leaving", "expected_clp", "low", "high", "best_share"]
words = ["cut in year 1", "lost in year 1", "lifetime profit", "low", "high", "best in"]
shown = ranking.table[columns].set_axis(words, axis=1)
shown[words[2:5]] = (shown[words[2:5]] / 1000).round()
digits = {"cut in year 1": 1, "lost in year 1": 1, "best in": 0}
caption = "Halvorn Axles: eight answers; profit of five years in thousand yuan, low and high: 10 and 90 %"
table(shown, caption, shares=digits)
"""
CLAUSE = """
account, indices = "Foxhollow & Pike Interiors", datasets.cost_indices()
bought = datasets.purchases_by_group().loc[account]
weights = pricing.basket_weights(datasets.cost_structure(), bought)
clause = pricing.clause_of(datasets.contracts_table().loc[account], weights)
basket = 100 * indices.loc["2025-12":] / indices.loc["2025-12"] @ (weights / weights.sum())
table(basket.rename("index"), "Foxhollow: index of all it buys, December 2025 = 100")
"""
LETTER = """
bought = datasets.purchases_by_group().loc["Lumenrook Lighting"]
earned = datasets.contribution_by_group().loc["Lumenrook Lighting"]
shares = pricing.basket_weights(datasets.cost_structure(), bought, earned)
of_lumenrook = pricing.IndexClause(shares.to_dict(), 1 - shares.sum(), base_month="2025-07")
margin = datasets.avoidable_margins()["Lumenrook Lighting"]
terms = {"units_a_year": bought.sum() / 100, "margin": margin}
letter = pricing.increase_argument(of_lumenrook, 100, indices, "2026-07", **terms)
shown = letter.evidence[["share"]].assign(dearer=letter.evidence["ratio"] - 1, adds=letter.evidence["change"])
digits = {"share": 1, "dearer": 1, "adds": 2}
table(shown, "Lumenrook: share of the price, rise in a year, what it adds", shares=digits)
"""
