"""One small question of each kind, on a small table, with names that try to act."""

import pandas as pd

from kam_helpers.formats import money
from kam_helpers.questions import (
    Choice,
    Constraint,
    Evidence,
    Judgement,
    Number,
    Question,
    Ranking,
    Selection,
    Sheet,
    Table,
    Text,
    WrongPath,
)

SCRIPT, FORMULA = "<script>alert(1)</script>", "=cmd|'/C calc'!A0"
ACCOUNTS = pd.DataFrame(
    {
        "id": ["A001", "A002", "A003", "A004", "A005"],
        "revenue": [9000.0, 5000, 3000, 2500, 500],
        "profit": [-900.0, 1200, 600, 350, 80],
    },
    index=pd.Index(["Alder", "Birch, Sons & Co", SCRIPT, FORMULA, "Elm"], name="account"),
)
NAMES = dict(zip(ACCOUNTS["id"], ACCOUNTS.index, strict=True))
SHARED = {
    "minutes": 2,
    "topics": ("U2.01",),
    "hints": ("Look at the table.", "Look {again}."),
    "reason": "Because.",
}
SHARED["facts"] = lambda: {"again": "again", "n": len(ACCOUNTS)}

share = Question(
    name="sample.share",
    number="0.1",
    title="Share",
    prompt="Of {n} accounts:\n\nwhich **share** of revenue has the largest?",
    kind=Number("percent"),
    expected=lambda: ACCOUNTS.revenue.max() / ACCOUNTS.revenue.sum(),
    wrong_paths=(WrongPath("count", lambda: 1 / len(ACCOUNTS), "Of {n} accounts, not of revenue."),),
    worked="answer = 0.45",
    say="Nearly half.",
    **SHARED,
)
profit = Question(
    name="sample.profit",
    number="0.2",
    title="Profit",
    prompt="What does the largest account earn?",
    kind=Number("CNY"),
    expected=lambda: ACCOUNTS.profit["Alder"],
    wrong_paths=(WrongPath("revenue", lambda: ACCOUNTS.revenue["Alder"], "That is revenue."),),
    worked="answer = -900",
    **SHARED,
)
losers = Question(
    name="sample.losers",
    number="0.3",
    title="Count",
    prompt="How many earn money?",
    kind=Number("accounts", whole=True),
    expected=lambda: int((ACCOUNTS.profit > 0).sum()),
    wrong_paths=(WrongPath("all", lambda: len(ACCOUNTS), "That is all of them."),),
    worked="answer = 4",
    **SHARED,
)
largest = Question(
    name="sample.largest",
    number="0.4",
    title="Choice",
    prompt="What does the largest do?",
    kind=Choice({"earns": "It earns most", "even": "It breaks even", "loses": "It loses money"}),
    expected=lambda: "loses",
    wrong_paths=(WrongPath("size", lambda: "earns", "You took size for profit."),),
    worked='answer = "loses"',
    **SHARED,
)
earners = Question(
    name="sample.earners",
    number="0.5",
    title="Selection",
    prompt="Which two earn most?",
    kind=Selection(lambda: NAMES, size=2),
    expected=lambda: ACCOUNTS.profit.nlargest(2),
    wrong_paths=(WrongPath("revenue", lambda: ACCOUNTS.revenue.nlargest(2), "You ranked by revenue."),),
    worked="answer = ACCOUNTS.profit.nlargest(2)",
    **SHARED,
)
ranking = Question(
    name="sample.ranking",
    number="0.6",
    title="Ranking",
    prompt="Rank the three best.",
    kind=Ranking(lambda: ACCOUNTS.index, size=3),
    expected=lambda: ACCOUNTS.profit.nlargest(3),
    wrong_paths=(WrongPath("revenue", lambda: ACCOUNTS.revenue.nlargest(3), "You ranked by revenue."),),
    worked="answer = ACCOUNTS.profit.nlargest(3)",
    **SHARED,
)
table = Question(
    name="sample.table",
    number="0.7",
    title="Table",
    prompt="Give profit and margin.",
    kind=Table(),
    expected=lambda: ACCOUNTS.assign(margin=ACCOUNTS.profit / ACCOUNTS.revenue)[["profit", "margin"]],
    wrong_paths=(
        WrongPath(
            "cost",
            lambda: ACCOUNTS.assign(margin=ACCOUNTS.profit / (ACCOUNTS.revenue - ACCOUNTS.profit))[
                ["profit", "margin"]
            ],
            "You divided by cost.",
        ),
    ),
    worked="answer = q.worked",
    **SHARED,
)
series = Question(
    name="sample.series",
    number="0.8",
    title="Series",
    prompt="Give the classes.",
    kind=Table(),
    expected=lambda: pd.Series(["A", "A", "B", "B", "C"], index=ACCOUNTS.index, name="class"),
    wrong_paths=(WrongPath("all a", lambda: pd.Series("A", index=ACCOUNTS.index), "Not all are A."),),
    worked="answer = q.worked",
    **SHARED,
)
judged = Question(
    name="sample.judged",
    number="0.9",
    title="Judgement",
    prompt="Name two key accounts.",
    kind=Judgement(
        decision=Selection(lambda: NAMES, size=2),
        evidence=(
            Evidence("stake", "Profit at stake", lambda: money(ACCOUNTS.profit.sum())),
            Evidence("share", f"Share of {SCRIPT}", lambda: money(3000)),
            Evidence(
                "sunk", "What we paid in 2019", lambda: money(70), bears=False, why_not="That is spent."
            ),
        ),
        constraints=(Constraint("earns", lambda ids: "A001" not in ids, "One of them loses money."),),
        reasons={"for": "Why these", "against": "What speaks against them"},
        rubric=("I compared both sides.", "I named a cost."),
        expert="Birch, and " + SCRIPT,
        counter="Others will ask.",
    ),
    expected=lambda: {
        "decision": ["A002", "A003"],
        "evidence": ["stake", "share"],
        "reasons": {
            "for": "They bring the most profit today, and will next year.",
            "against": "客户太少，风险集中在两家公司",
        },
    },
    wrong_paths=(WrongPath("smallest", lambda: ["A004", "A005"], "You took the smallest."),),
    worked="answer = q.worked",
    **SHARED,
)
QUESTIONS = (share, profit, losers, largest, earners, ranking, table, series, judged)
SHEET = Sheet(
    file="00_sample",
    module="sample",
    title="Exercise 0",
    introduction="Try it.",
    setup="from kam_helpers.questions import sample as q",
    parts=(Text("## First"), *QUESTIONS[:4], Text("## Second"), *QUESTIONS[4:]),
    closing="Done.",
)
