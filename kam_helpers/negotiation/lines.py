"""What the buyer says. Short, firm, and different by style."""

from dataclasses import dataclass

from ..formats import percent
from ..text import N_, _
from .issues import Deal


@dataclass(frozen=True)
class Reply:
    """What the buyer does (``kind``), with the ``deal`` it is about.

    ``heard``: how our offer compares with the one before (first, same, more, less). ``told``: names of the
    issues it could give easily, and hardly. ``called``: has its bluff been called?
    """

    kind: str
    deal: Deal | None = None
    heard: str = ""
    told: tuple = ("", "")
    called: bool = False


_HEARD = {
    "more": {
        "price-only": N_("Better. Not enough."),
        "relationship": N_("That is a step towards us, thank you."),
        "bluffer": N_("Closer. The others are closer still."),
        "deadline": N_("Noted. It does not solve my problem."),
        "salami": N_("Good, we are getting there."),
    },
    "less": {
        "price-only": N_("That is less than you had already offered. Wrong way."),
        "relationship": N_("That gives us less than before. What has happened?"),
        "bluffer": N_("You are going backwards. Others are not."),
        "deadline": N_("You take something back with the clock running?"),
        "salami": N_("But this we had already agreed."),
    },
    "same": {
        "price-only": N_("You said that already."),
        "relationship": N_("I heard you the first time."),
        "bluffer": N_("The same again? I can show this to nobody."),
        "deadline": N_("Saying it again does not stop the clock."),
        "salami": N_("Yes, yes, I know."),
    },
}
LINES = {
    "price-only": {
        "ask": N_("Let us keep it short. I need {deal}. The rest does not interest me."),
        "counter": N_("{deal}. I talk about the price, nothing else."),
        "stay": N_("My number stands: {deal}."),
        "warn": N_("Once more like this and we are done. On the table: {deal}."),
        "last": N_("Last word: {deal}. Yes or no?"),
        "accept": N_("The sum is right. Done: {deal}."),
        "leave": N_("You have nothing for me. I will buy elsewhere."),
        "time out": N_("Time is up. No price, no deal."),
        "shown": N_("Here it is, dated and signed: {quote} below your price. Now move."),
        "no quote": N_("I need no quote to know that you are too dear. Move."),
        "interests": N_("The price. Then the price. After that, the price."),
    },
    "relationship": {
        "ask": N_("Good to see you. You have our letter: {deal}. Tell me how we get there together."),
        "counter": N_("Then let me move as well: {deal}. Could you live with that?"),
        "stay": N_("I would like to move, but for that I cannot. So still: {deal}."),
        "warn": N_("I am worried: your last offers bring us next to nothing new. Mine is {deal}."),
        "last": N_("I must report this afternoon. The best I can carry home is {deal}."),
        "accept": N_("That is fair to both. Let us shake hands on it: {deal}."),
        "leave": N_("I am sorry. After all these years I had hoped for more. We will look around."),
        "time out": N_("We have run out of time, and I regret that."),
        "shown": N_(
            "You do not believe me? Here is the paper: {quote} below your price. I had not expected that."
        ),
        "no quote": N_("I never spoke of a quote. Between us I had thought my word was enough."),
        "interests": N_(
            "Thank you for asking. The least trouble for us would be {easy}. "
            "What would really hurt is {hard}."
        ),
    },
    "bluffer": {
        "ask": N_("I have an offer on my desk, {quote} below you. Match it: {deal}. Or I sign there."),
        "counter": N_("Because it is you: {deal}. The offer on my desk is better."),
        "stay": N_("With {quote} in my drawer, why should I move? Still {deal}."),
        "warn": N_("I have the pen in my hand, and not for your contract. You know what I need: {deal}."),
        "last": N_("I sign tonight, with you for {deal}, or with them."),
        "accept": N_("All right, before I change my mind: {deal}."),
        "leave": N_("Then I sign with the others."),
        "time out": N_("Too late. I will speak to the others."),
        "called": N_(
            "In writing? It was … more of a telephone call. Forget the offer. Let us say {deal}, and we talk."
        ),
        "called again": N_("We have been through that. Talk about your offer, not about my papers."),
        "interests": N_("What matters? That somebody else is {quote} cheaper. That matters."),
    },
    "deadline": {
        "ask": N_(
            "I need your answer by Friday: {deal}. On Friday the contracts go out, with you or without."
        ),
        "counter": N_("{deal}. And Friday does not move."),
        "stay": N_("Nothing has changed here: {deal}. The clock is running."),
        "warn": N_("I am closing the file. For the last time: {deal}."),
        "deadline": N_("It is Friday: {deal}, signed now, or you are off the list."),
        "deadline passed": N_("My director has given me a few more days. Let us use them: {deal}."),
        "last": N_("This time there is no other day: {deal}."),
        "accept": N_("Just in time. Agreed: {deal}."),
        "leave": N_("The file is closed. You were told."),
        "time out": N_("Now it really is too late. The contracts have gone out."),
        "shown": N_("There, {quote} below your price. And that took us half a day."),
        "no quote": N_("There is no time for papers. I need an answer."),
        "interests": N_("I have no time for that. If you must know, I could arrange {easy} today."),
    },
    "salami": {
        "ask": N_("We are nearly there, are we not? All I need is {deal}."),
        "counter": N_("It is only a small difference: {deal}, and we are friends again."),
        "stay": N_("I am still at {deal}. It is not much I am asking."),
        "slice": N_("Good, agreed. Just one more small thing and we sign: {deal}."),
        "warn": N_("For such a trifle you want to lose the order? I say {deal}."),
        "last": N_("My plane leaves in an hour. Give me {deal}, and I sign."),
        "accept": N_("Fine, I will not be petty. Signed: {deal}."),
        "leave": N_("All this for so little. I will ask somebody who is less small-minded."),
        "time out": N_("My plane is boarding. Another time, perhaps."),
        "shown": N_("Of course, and keep the copy while we talk of the rest: {quote} below your price."),
        "no quote": N_("A quote? I only ask a small thing of you."),
        "interests": N_("Oh, a little of everything. Only, please, do not come to me with {hard}."),
    },
}
_CALLED = {  # a bluffer who has been called speaks otherwise
    "counter": N_("All right, between us: {deal}."),
    "stay": N_("I can do no more than {deal}. Help me a little."),
    "last": N_("Let us finish this: {deal}?"),
    "accept": N_("Agreed, and not a word about the telephone call: {deal}."),
    "time out": N_("I have to go. A pity, we were close."),
    "interests": N_("Honestly? A number that I can show upstairs."),
    "more": N_("Better, thank you."),
    "less": N_("Now you are using it against me. That is less than before."),
    "same": N_("That again. Come, a little more."),
}
_NO_THANKS = {  # a little more, from a buyer who stays or warns: nobody thanks and threatens in one breath
    "relationship": N_("I see what you have added."),
    "salami": N_("A little more, I see."),
}
_UNMOVED = {  # a new offer from a buyer to whom we gave nothing more: it does not say that it moves “as well”
    "relationship": N_("Let us try it another way: {deal}. Could you live with that?"),
}
_NAMES = {
    "volume": N_("more volume"),
    "days": N_("earlier payment"),
    "term": N_("a longer contract"),
    "service": N_("less service"),
}


_QUOTED = {
    "price-only": N_("I have it in writing from another supplier: {quote} below you."),
    "relationship": N_("I tell you openly: there is a written offer on my desk, {quote} below yours."),
    "deadline": N_("A written offer lies here, {quote} below yours, good until Friday."),
    "salami": N_("I do not even speak of the written offer I have, {quote} below yours."),
}


def words(reply, scenario):
    """What the buyer of this scenario says, in the reader's language."""
    style, quote = scenario.style.name, percent(scenario.claimed_quote, 1)
    easy, hard = (_(_NAMES[name]) if name else "" for name in reply.told)
    called = _CALLED if reply.called else {}
    said = _(called.get(reply.kind, _line(style, reply))).format(
        deal=reply.deal.traded if reply.deal else "", quote=quote, easy=easy, hard=hard
    )
    said = said[:1].upper() + said[1:]  # a deal may open the sentence
    if reply.heard in _HEARD:
        first = called.get(reply.heard, _heard(style, reply))
        return _("{first} {then}").format(first=_(first), then=said)
    if reply.kind == "shown" and scenario.quote_share < 1:
        part = _("It covers {share} of what we buy from you.").format(share=percent(scenario.quote_share))
        return _("{first} {then}").format(first=said, then=part)
    if reply.kind == "ask" and scenario.quote_in_writing:
        return _("{first} {then}").format(first=said, then=_(_QUOTED[style]).format(quote=quote))
    return said


def _line(style, reply):
    if reply.kind == "counter" and reply.heard in ("same", "less"):
        return _UNMOVED.get(style, LINES[style]["counter"])
    return LINES[style][reply.kind]


def _heard(style, reply):
    usual = _HEARD[reply.heard][style]
    if reply.kind in ("stay", "warn") and reply.heard == "more":
        return _NO_THANKS.get(style, usual)
    return usual


def opening_words(scenario):
    """What the buyer says first."""
    return words(Reply("ask", scenario.opening), scenario)
