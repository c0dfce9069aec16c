"""Scripts of role plays, read from YAML files; one that would not work is refused in words.

The format is described in data/roleplays/README.md.
"""

from pathlib import Path

import yaml

from ..errors import CourseError
from ..text import _
from .roleplay_check import check
from .roleplay_parts import APOLOGY, CALMEST, ENDINGS, QUALITIES, STEPS, ByMood, Ending, Node, Reply, Script

FOLDER = Path(__file__).resolve().parents[2] / "data" / "roleplays"


def scripts():
    """Names of the course's own scripts.

    >>> scripts()
    ['late_delivery', 'misuse_damage', 'quality_failure']
    """
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def load_script(source):
    """The script of this name ("late_delivery"), or at this path ("my_case.yml").

    Raises CourseError that names the node and says what is wrong with it.
    """
    path = Path(source)
    if path.suffix not in (".yml", ".yaml", ""):
        raise CourseError(
            _("The file of a role play must end in .yml, but “{name}” does not.").format(name=source)
        )
    if path.suffix not in (".yml", ".yaml"):
        path = FOLDER / f"{source}.yml"
        if str(source) not in scripts():
            raise CourseError(
                _("There is no role play “{name}”. There are: {known}. For your own, give its path.").format(
                    name=source, known=", ".join(scripts())
                )
            )
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise CourseError(_("The file {name} cannot be opened. Is it there?").format(name=path)) from None
    except UnicodeDecodeError:
        raise CourseError(_("The file {name} is not UTF-8. Save it as UTF-8.").format(name=path)) from None
    return read_script(text, path.stem)


def read_script(text, name="script"):
    """The script in a YAML text, checked."""
    try:
        content = yaml.load(text, Loader=_Strict)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CourseError(
            _("{script}, line {line}: {problem}. Look at the indents, colons and quotes there.").format(
                script=name, line=mark.line + 1, problem=error.problem
            )
        ) from None
    except (yaml.YAMLError, ValueError, TypeError) as error:
        # the date 2026-02-30 is a ValueError, a list as a name a TypeError
        raise CourseError(_("{script}: {problem}").format(script=name, problem=error)) from None
    except RecursionError:
        raise CourseError(
            _("{script}: too many brackets or lists inside each other.").format(script=name)
        ) from None
    script = _script(_Part(content, name), name)
    check(script)
    return script


class _Strict(yaml.SafeLoader):
    """Refuses a key that is written twice: YAML would keep the second and lose the first without a word."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _value in node.value:
            if key.value in seen:
                problem = _("“{key}” is written twice").format(key=key.value)
                raise yaml.constructor.ConstructorError(None, None, problem, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


class _Part:
    """A part of a file that knows where it is, and takes only what it is asked for."""

    def __init__(self, content, place):
        self._place = place
        if not isinstance(content, dict):
            raise self.wrong(_("here must be lines of the form “name: value”."))
        self._left = dict(content)

    def wrong(self, problem):
        return CourseError(_("{place}: {problem}").format(place=self._place, problem=problem))

    def raw(self, key, default=None):
        value = self._left.pop(key, default)
        if value is None:
            raise self.wrong(_("“{key}” is missing.").format(key=key))
        return value

    def text(self, key, default=None):
        value = self.raw(key, default)
        if not isinstance(value, str) or not (value.strip() or default is not None):
            raise self.wrong(
                _("“{key}” must be a text, but it is “{value}”. Put quotes around it.").format(
                    key=key, value=value
                )
            )
        return value.strip()

    def whole(self, key, least, most, default=None):
        value = self.raw(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.wrong(
                _("“{key}” must be a whole number from {least} to {most}, but it is “{value}”.").format(
                    key=key, least=least, most=most, value=value
                )
            )
        return value

    def one_of(self, key, allowed, default=None):
        value = self.raw(key, default)
        if value != default and (not isinstance(value, str) or value not in allowed):
            raise self.wrong(
                _("“{key}” must be one of {allowed}, but it is “{value}”.").format(
                    key=key, allowed=", ".join(allowed), value=value
                )
            )
        return value

    def several_of(self, key, allowed):
        values = self.raw(key, [])
        wrong = [value for value in values if value not in allowed] if isinstance(values, list) else [values]
        if wrong:
            raise self.wrong(
                _("“{key}” must be a list of {allowed}, but it holds “{value}”.").format(
                    key=key, allowed=", ".join(allowed), value=wrong[0]
                )
            )
        return tuple(values)

    def by_mood(self, key, inner):
        """One text, or a list of them with the least mood at which each holds."""
        value = self.raw(key)
        if isinstance(value, str):
            self._left[key] = value
            return (ByMood(0, self.text(key)),)
        parts = self.parts(key, value)
        found = tuple(ByMood(part.whole("mood", 0, CALMEST, 0), part.text(inner)) for part in parts)
        for part in parts:
            part.finish()
        moods = [each.least for each in found]
        if moods[-1] or moods != sorted(set(moods), reverse=True):
            raise self.wrong(
                _(
                    "in “{key}” the moods must fall from line to line, and the last line must hold in "
                    "every mood: leave “mood” out there."
                ).format(key=key)
            )
        return found

    def parts(self, key, value=None):
        value = self.raw(key) if value is None else value
        if not isinstance(value, list) or not value:
            raise self.wrong(_("“{key}” must be a list, each line starting with “-”.").format(key=key))
        name = _("{place}, reply {n}") if key == "replies" else _("{place}, {key} {n}")
        return [_Part(each, name.format(place=self._place, key=key, n=n)) for n, each in enumerate(value, 1)]

    def named(self, key, place):
        """The parts below ``key``, by name; ``place`` says what they are."""
        value = self.raw(key)
        if not isinstance(value, dict):
            raise self.wrong(_("“{key}” must hold names, each with its own lines.").format(key=key))
        return {
            str(name): _Part(content, place.format(script=self._place, name=name))
            for name, content in value.items()
        }

    def finish(self):
        """Refuse what nobody asked for: most often a slip of the pen."""
        for key in self._left:
            raise self.wrong(_("“{key}” means nothing here. Is it misspelt?").format(key=key))


def _script(part, name):
    nodes = part.named("nodes", _("{script}, node “{name}”"))
    endings = part.named("endings", _("{script}, ending “{name}”"))
    out = _Part(part.raw("walks_out"), _("{script}, walks_out").format(script=name))
    script = Script(
        name=name,
        **{key: part.text(key) for key in ("title", "account", "customer", "role", "scene", "aim", "first")},
        minutes=part.whole("minutes", 1, 120),
        mood=part.whole("mood", 0, CALMEST),
        walks_out_at=out.whole("at", 0, CALMEST),
        walks_out_to=out.text("to"),
        nodes={key: _node(key, each) for key, each in nodes.items()},
        endings={key: _ending(key, each) for key, each in endings.items()},
    )
    part.finish()
    out.finish()
    return script


def _node(name, part):
    node = Node(name, part.by_mood("says", "text"), tuple(_reply(each) for each in part.parts("replies")))
    part.finish()
    return node


def _reply(part):
    reply = Reply(
        says=part.text("says"),
        step=part.one_of("step", STEPS, "none").replace("none", "") or None,
        quality=part.one_of("quality", QUALITIES),
        mood=part.whole("mood", -CALMEST, CALMEST),
        apology=part.several_of("apology", APOLOGY),
        answer=part.text("answer", ""),
        why=part.text("why"),
        then=part.by_mood("to", "to"),
    )
    part.finish()
    return reply


def _ending(name, part):
    ending = Ending(name, part.one_of("kind", ENDINGS), part.text("title"), part.text("text"))
    part.finish()
    return ending
