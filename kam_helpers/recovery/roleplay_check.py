"""Is a script playable? Every way through it is followed, mood by mood."""

from ..errors import CourseError
from ..text import _
from .roleplay_parts import APOLOGY, STEPS, by_mood

_REPLIES = (2, 6)
_LEAST_ENDINGS = 3


def check(script):
    """Refuse a script that leads nowhere, in circles, or past some of its own lines (CourseError)."""
    for problem in (*_structure(script), *_circles(script)):
        raise CourseError(_("{script}, {problem}").format(script=script.name, problem=problem))
    for problem in (*_unused(script), *_teaching(script)):
        raise CourseError(_("{script}, {problem}").format(script=script.name, problem=problem))


def length(script):
    """The fewest and the most turns of a talk in which the customer does not break off."""
    known = {}

    def turns(name, mood):
        if name in script.endings:
            return (0, 0)
        if (name, mood) not in known:
            after = [script.after(reply, mood) for reply in script.nodes[name].replies]
            left = [turns(to, then) for then, to in after if then > script.walks_out_at]
            least, most = zip(*left, strict=True) if left else ((0,), (0,))
            known[name, mood] = (1 + min(least), 1 + max(most))
        return known[name, mood]

    return turns(script.first, script.mood)


def _structure(script):
    """Names that do not exist, and counts that make no talk. Yields what is wrong, the place first."""
    for name in script.nodes:
        if name in script.endings:
            yield _("node “{name}”: an ending has the same name. Rename one.").format(name=name)
    for key, name, known in (
        ("first", script.first, script.nodes),
        ("walks_out", script.walks_out_to, script.endings),
    ):
        if name not in known:
            yield _("“{key}”: there is no “{name}” to lead to.").format(key=key, name=name)
    if script.mood <= script.walks_out_at:
        yield _("“mood”: the customer would break off before a word is said. Start above “walks_out”.")
    if len(script.endings) < _LEAST_ENDINGS:
        yield _("“endings”: give at least {n}.").format(n=_LEAST_ENDINGS)
    for node in script.nodes.values():
        yield from _node_problems(script, node)


def _node_problems(script, node):
    texts = [reply.says for reply in node.replies]
    least, most = _REPLIES
    if not least <= len(texts) <= most:
        yield _("node “{name}”: give {least} to {most} replies; there are {n}.").format(
            name=node.name, least=least, most=most, n=len(texts)
        )
    if len(set(texts)) < len(texts):
        yield _("node “{name}”: two replies say the same.").format(name=node.name)
    if not any(reply.quality == "good" for reply in node.replies):
        yield _(
            "node “{name}”: no reply is good, so the debrief could not say what would have been better."
        ).format(name=node.name)
    for n, reply in enumerate(node.replies, 1):
        for each in reply.then:
            if each.value not in script.nodes and each.value not in script.endings:
                yield _(
                    "node “{name}”, reply {n}: it leads to “{to}”, but no node or ending is called that."
                ).format(name=node.name, n=n, to=each.value)


def _circles(script):
    """A node from which the talk can come back to it. Without one, every talk ends."""
    done = set()

    def follow(name, way):
        if name in way:
            yield _(
                "node “{name}”: the talk can come back to it ({way}), so it might never end. "
                "Lead on to another node."
            ).format(name=name, way=" → ".join((*way[way.index(name) :], name)))
        elif name in script.nodes and name not in done:
            for reply in script.nodes[name].replies:
                for each in reply.then:
                    yield from follow(each.value, (*way, name))
            done.add(name)

    yield from follow(script.first, ())


def _unused(script):
    """Nodes, endings and lines that no talk ever reaches, because nothing leads there in such a mood."""
    states, spoken, taken = _reached(script)
    names = {name for name, _mood in states}
    for name in script.nodes:
        if name not in names:
            yield _("node “{name}”: no way leads there.").format(name=name)
    for name in script.endings:
        if name not in names:
            yield _("ending “{name}”: no way leads there in the mood it needs.").format(name=name)
    for name, node in script.nodes.items():
        for each in node.says:
            if (name, each.value) not in spoken:
                yield _(
                    "node “{name}”: the text for mood {least} is never said; no way leads there in that mood."
                ).format(name=name, least=each.least)
        for n, reply in enumerate(node.replies, 1):
            for each in reply.then:
                if (name, n, each) not in taken:
                    yield _(
                        "node “{name}”, reply {n}: it never leads to “{to}”: the mood is never right."
                    ).format(name=name, n=n, to=each.value)


def _reached(script):
    """Every place with every mood a talk can have there; the texts said; the ways taken."""
    states, spoken, taken = set(), set(), set()
    waiting = [(script.first, script.mood)]
    while waiting:
        name, mood = state = waiting.pop()
        if state in states:
            continue
        states.add(state)
        if name in script.endings:
            continue
        node = script.nodes[name]
        spoken.add((name, by_mood(node.says, mood)))
        for n, reply in enumerate(node.replies, 1):
            then, to = script.after(reply, mood)
            taken.update((name, n, each) for each in reply.then if then >= each.least and each.value == to)
            waiting.append((to, then))
    return states, spoken, taken


def _teaching(script):
    """What a full score would need and no reply gives."""
    good = [reply for node in script.nodes.values() for reply in node.replies if reply.quality == "good"]
    for step, name in STEPS.items():
        if not any(reply.step == step for reply in good):
            yield _("“nodes”: no good reply takes the step {step} ({name}).").format(step=step, name=_(name))
    for step, name in APOLOGY.items():
        if not any(step in reply.apology for reply in good):
            yield _("“nodes”: no good reply takes the step “{step}” of an apology ({name}).").format(
                step=step, name=_(name)
            )
