"""Exercise, part three, continued: where a barrier must stop."""

from ... import switching as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Question, WrongPath

FINE = models.TETRA_PAK


best_practice = Question(
    name="switching.best_practice",
    number="10.9",
    title=N_("Find the error: an example to follow"),
    minutes=3,
    topics=("U5.35",),
    prompt=N_(
        "A training outline names {company} among best-practice firms for raising switching cost. In {year} "
        "the Chinese authority ({authority}) fined it {amount}, {share} of its {sales_year} sales in China. "
        "**What does the outline miss?**"
    ),
    facts=lambda: {
        "company": FINE.company,
        "year": FINE.year,
        "authority": FINE.authority,
        "amount": money(FINE.amount_rmb),
        "share": percent(FINE.share_of_sales),
        "sales_year": FINE.sales_year,
    },
    kind=Choice(
        {
            "dominant": N_(
                "A dominant supplier may not tie, demand exclusivity or reward loyalty without cause"
            ),
            "nothing": N_("Nothing: the customers stayed, and one fine is a cost of business"),
            "size": N_("Contracts of such a size are forbidden to everybody"),
            "service": N_("Selling machines, material and service together is forbidden to everybody"),
        }
    ),
    expected=lambda: "dominant",
    wrong_paths=(
        WrongPath(
            "lock-in as a virtue",
            lambda: "nothing",
            N_("The fine was {share} of a year's sales, and whoever copies it copies what was fined."),
        ),
        WrongPath(
            "size of the contract",
            lambda: "size",
            N_(
                "The size does not decide. The same terms from a supplier whom one can avoid are usually "
                "lawful (from memory)."
            ),
        ),
        WrongPath(
            "all bundles",
            lambda: "service",
            N_(
                "Offering them together is lawful. Giving one only with the other, from a dominant "
                "position, is not."
            ),
        ),
    ),
    hints=(N_("Why do the same terms harm nobody if ten others sell the same?"),),
    worked='answer = "dominant"',
    reason=N_(
        "Tying, exclusive dealing with a paper supplier, and loyalty discounts of a dominant supplier "
        "(Anti-Monopoly Law, Article 17 (4), (5), (7); since 2022 Article 22). What an outline calls a "
        "barrier an authority may call an abuse."
    ),
    say=N_("Before we copy this example, let somebody read us the decision against it."),
)

# Our own draft of a contract: a link of processes that is worth something to the customer.
DRAFT = {
    "dominant": False,
    "ties": False,
    "exclusive": False,
    "loyalty_discount": False,
    "exit_rights": False,
    "data_return": False,
    "value_based": True,
}


exit_rights = Question(
    name="switching.exit_rights",
    number="10.10",
    title=N_("The same link, without the sting"),
    minutes=3,
    topics=("U5.35",),
    prompt=N_(
        "We want to link ordering and stock with a customer that is glad of it. We are not dominant; "
        "nothing is tied. The draft says: no notice for five years, and the data stay in our format when "
        "it ends. The check of the lesson says “{verdict}”. **What do you change?**"
    ),
    facts=lambda: {"verdict": models.lock_in_check(**DRAFT).verdict},
    kind=Choice(
        {
            "rights": N_("Fair notice, and its data back in a form that others can read"),
            "lawyer": N_("Nothing before a lawyer has seen it: it is forbidden"),
            "rebate": N_("Leave it, and give a rebate on top so that they sign"),
            "longer": N_("Make it seven years: the longer, the higher the barrier"),
        }
    ),
    expected=lambda: "rights",
    wrong_paths=(
        WrongPath(
            "forbidden",
            lambda: "lawyer",
            N_("Without dominance and without a tie the check finds nothing forbidden: it finds resentment."),
        ),
        WrongPath(
            "paid for",
            lambda: "rebate",
            N_("The rebate is forgotten in a year. The day they want out and cannot is not."),
        ),
        WrongPath(
            "higher fence",
            lambda: "longer",
            N_("A fence that is noticed costs attraction from the first day, and teaches others about us."),
        ),
    ),
    hints=(N_("Would the customer sign it again if it knew how it ends?"),),
    worked='answer = "rights"',
    reason=N_(
        "With exit rights a part of the barrier is given up and the resentment is gone. What remains is "
        "that the link is useful: the part that a rival finds hardest to copy."
    ),
    say=N_("They may go with three months' notice and all their data. That is why they will sign."),
)
