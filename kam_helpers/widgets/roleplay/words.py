"""What a role play shows, as plain values: for the browser, and for a page without a kernel."""

from kam_helpers.formats import inert
from kam_helpers.recovery.roleplay_parts import (
    CALMEST,
    ENDINGS,
    customer_says,
    mood_word,
    reply_of,
    said_mood,
    said_votes,
)
from kam_helpers.text import _


def case(script):
    """What does not change while a case is played."""
    return {
        "title": script.title,
        "customer": script.customer,
        "person": _("{customer}, {role}, {account}").format(
            customer=script.customer, role=script.role, account=script.account
        ),
        "minutes": _("{n} min").format(n=script.minutes),
        "scene": _paragraphs(script.scene),
        "aim": _paragraphs(script.aim),
    }


def shown(play, memory):
    """Everything the browser needs to draw a play; plain JSON, no markup. ``memory`` is a sentence."""
    return {
        "lines": _lines(play),
        "mood": _mood(play),
        "replies": list(play.replies),
        "debrief": _debrief(play) if play.over else None,
        "memory": memory if play.over else "",
        "begun": bool(play.turns),
    }


def static_text(play):
    """The opening as text: the case, what the customer says, and the first replies."""
    about = case(play.script)
    replies = [f"{n}. {text}" for n, text in enumerate(play.replies, 1)]
    lines = [
        _title(about),
        *about["scene"],
        *about["aim"],
        _opening_mood(play),
        f"{about['customer']}: “{play.customer_says}”",
        *replies,
    ]
    return "\n".join(lines)


def static_html(play):
    """The opening for a page without a kernel."""
    about = case(play.script)
    prose = "".join(f"<p>{inert(text)}</p>" for text in (*about["scene"], *about["aim"], _opening_mood(play)))
    replies = "".join(f"<li>{inert(text)}</li>" for text in play.replies)
    said = inert(play.customer_says)
    small = inert(_("Run this cell to play: choose a reply, and see where it leads."))
    return (
        "<div class='kam-talk-static' style='border:1px solid #767676;border-radius:6px;padding:.6em 1em;"
        f"max-width:46em'><p><strong>{inert(_title(about))}</strong></p>{prose}"
        f"<p><strong>{inert(about['customer'])}:</strong> “{said}”</p><ol>{replies}</ol>"
        f"<p><em>{small}</em></p></div>"
    )


def words():
    """The labels of the browser's half."""
    return {
        "case": _("The case"),
        "talk": _("The talk so far"),
        "you": _("You"),
        "what": _("What do you say?"),
        "say": _("Say this"),
        "undo": _("Take it back"),
        "again": _("Start again"),
        "class": _("A class votes"),
        "head": _("Votes"),
        "votes": _("Votes for reply {n}"),
        "count": _("Count the votes and say it"),
        "debrief": _("Debrief"),
        "part": _("Part"),
        "points": _("Points"),
        "seen": _("What was seen"),
        "step": _("Step"),
        "state": _("State"),
        "turn": _("Turn"),
        "practise": _("What to practise"),
        "turns": _("Turn by turn"),
        "said": _("You said"),
        "better": _("Better"),
        "course": _("The mood, turn by turn"),
        "silent": _("The kernel does not answer. It may be busy, or stopped: run the cell again."),
    }


def _title(about):
    return _("Role play: {title} · {person} · {minutes}").format(**about)


def _opening_mood(play):
    return _("At the start: {mood}.").format(mood=said_mood(play.mood))


def _paragraphs(text):
    return [part.strip() for part in text.split("\n") if part.strip()]


def _lines(play):
    """The talk as lines: who, name, paragraphs, and what stands below them."""
    script, lines = play.script, []
    for n, turn in enumerate(play.turns):
        lines.append(_customer(script, play.turns[:n]))
        lines.append({"who": "you", "text": [reply_of(script, turn).says], "below": said_votes(turn)})
    return [*lines, _customer(script, play.turns)]


def _customer(script, turns):
    below = _change(turns[-1]) if turns else ""
    return {"who": "customer", "text": _paragraphs(customer_says(script, turns)), "below": below}


def _change(turn):
    if turn.after == turn.before:
        return _("Mood {after}, as before").format(after=turn.after)
    text = _("Mood {before} → {after} ▲") if turn.after > turn.before else _("Mood {before} → {after} ▼")
    return text.format(before=turn.before, after=turn.after)


def _mood(play):
    return {
        "value": play.mood,
        "most": CALMEST,
        "said": _("Mood {mood} of {most}: {word}").format(
            mood=play.mood, most=CALMEST, word=mood_word(play.mood)
        ),
        "course": [_point(play.script.mood), *(_point(turn.after) for turn in play.turns)],
    }


def _point(mood):
    return {"value": mood, "word": mood_word(mood)}


def _debrief(play):
    found = play.debrief()
    return {
        "kind": play.here.kind,
        "label": _(ENDINGS[play.here.kind]),
        "title": play.here.title,
        "text": _paragraphs(play.here.text),
        "score": _("Score: {score} of 100").format(score=found.score),
        "parts": [[part.name, f"{part.points}/{part.most}", part.sentence] for part in found.parts],
        "steps": [[f"{seen.step} · {seen.name}", seen.state, str(seen.turn or "–")] for seen in found.steps],
        "advice": list(found.advice) or [_("Nothing: all six steps, well done and in order.")],
        "turns": [_turn(review) for review in found.reviews],
        "note": found.note,
    }


def _turn(review):
    facts = [
        _("Turn {n}").format(n=review.turn),
        review.verdict,
        review.step,
        _("mood {before} → {after}").format(before=review.before, after=review.after),
    ]
    return {
        "quality": review.quality,
        "head": " · ".join(filter(None, facts)),
        "customer": review.customer,
        "said": review.said,
        "votes": review.votes,
        "better": review.better,
        "why": review.why,
    }
