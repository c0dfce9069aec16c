"""How a question reads without a kernel: plain text, and HTML in which nothing a name contains can act.

Both are the same on every run, so that a page with saved outputs shows the question and a strict comparison
holds.
"""

import re
import textwrap
from dataclasses import dataclass

from ..formats import inert
from ..text import _

_NAMED = re.compile(r"""answer = (["'])[^"'\n]*\1""")  # such as answer = "bottleneck"


@dataclass(frozen=True)
class Words:
    """Paragraphs to read: text, or lines of code where a paragraph is marked as such."""

    paragraphs: tuple[tuple[str, str], ...]

    def __repr__(self):
        return "\n\n".join(text for _kind, text in self.paragraphs)

    def _repr_html_(self):
        parts = [
            f"<pre>{inert(text)}</pre>" if kind == "code" else prose(text) for kind, text in self.paragraphs
        ]
        return f"<div class='kam-words' style='max-width:44em'>{''.join(parts)}</div>"


def prose(text):
    """Paragraphs as HTML; ``**bold**`` is the only markup, everything else stays text.

    >>> prose("Rank by **profit**, not <b>revenue</b>.")
    '<p>Rank by <strong>profit</strong>, not &lt;b&gt;revenue&lt;/b&gt;.</p>'
    """
    bold = [re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", inert(part)) for part in paragraphs(text)]
    return "".join(f"<p>{part}</p>" for part in bold)


def plain(text):
    """The same paragraphs as text, each on one line."""
    return "\n".join(paragraphs(text)).replace("**", "")


def paragraphs(text):
    """The paragraphs of a text, each on one line; no-break spaces stay what they are."""
    return [re.sub(r"[ \t\n]+", " ", part).strip() for part in re.split(r"\n\s*\n", text.strip())]


def heading(question):
    return _("Question {number} · {title}").format(number=question.number, title=_(question.title))


def minutes(question):
    return _("{n} min").format(n=question.minutes)


def static_text(question):
    """One line for the heading, then the prompt."""
    return f"{heading(question)} · {minutes(question)}\n{plain(question.words(question.prompt))}"


def static_card(question):
    """The question for a page without a kernel."""
    options = question.kind.spec()
    listed = ""
    if options["input"] == "radio":
        items = "".join(f"<li>{inert(option['label'])}</li>" for option in options["options"])
        listed = f"<ul>{items}</ul>"
    small = _("Run this cell to answer on a card, or check an answer in code: {code}").format(
        code=f"q.{question.attribute}.check(…)"
    )
    return (
        "<div class='kam-card-static' style='border:1px solid #767676;border-radius:6px;padding:.6em 1em;"
        f"max-width:44em'><p><strong>{inert(heading(question))}</strong> · {inert(minutes(question))}</p>"
        f"{prose(question.words(question.prompt))}{listed}<p><em>{inert(small)}</em></p></div>"
    )


def hint_words(question, index):
    """Hint number ``index`` (from 0), or a word that there are no more."""
    if index >= len(question.hints):
        return (("text", _("There are no more hints. Try an answer, or look at the solution.")),)
    lead = _("Hint {n} of {all}: {text}").format(
        n=index + 1, all=len(question.hints), text=question.words(question.hints[index])
    )
    return (("text", lead),)


def solution_words(question):
    """The answer, the lines that compute it, and the reason.

    Lines that compute nothing but name an option by its key are left out: the answer gives its label.
    """
    shown = _("Solution: {answer}").format(answer=question.kind.show(question.truth))
    worked = textwrap.dedent(question.worked).strip()
    return (
        ("text", shown),
        *([("code", worked)] if worked and not _NAMED.fullmatch(worked) else []),
        ("text", question.words(question.reason)),
    )
