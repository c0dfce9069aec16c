"""What is asked of every notebook: each function gives a sentence for each thing that is wrong.

Lessons and solutions are kept with the outputs of one clean run from top to bottom; exercises untouched.
"""

import html
import re
from urllib.parse import unquote

import nbformat

MOST_LINES, MOST_WORDS = 12, 120
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", flags=re.MULTILINE | re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def read(path):
    """A notebook as it is on disk; ``nbformat.read`` would mend some of what is looked for here."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))


def texts(notebook):
    """(cell number, Markdown without code blocks and comments) of every text cell."""
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            prose = re.sub(r"<!--.*?-->", "", _FENCE.sub("", cell.source), flags=re.DOTALL)
            yield number, prose


def code(notebook):
    return [(number, cell) for number, cell in enumerate(notebook.cells) if cell.cell_type == "code"]


def bundles(notebook):
    """(cell number, kind to content) of every output that shows something."""
    for number, cell in code(notebook):
        for output in cell.outputs:
            if output.output_type == "stream":
                yield number, {"text/plain": output.text}
            else:
                yield number, output.get("data", {})


def headings(notebook):
    """(cell number, level, text) of every heading."""
    for number, prose in texts(notebook):
        for marks, text in re.findall(r"^(#{1,6})\s+(.+?)\s*#*\s*$", prose, flags=re.MULTILINE):
            yield number, len(marks), text


def format_problems(notebook):
    """Version 4.5, valid, with an id of its own for every cell."""
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield f"it is in format {notebook.nbformat}.{notebook.nbformat_minor}, not 4.5"
    ids = [cell.get("id") for cell in notebook.cells]
    if None in ids or len(set(ids)) != len(ids):
        yield "its cell ids are missing or not unique"
        return  # nbformat would mend them in passing
    try:
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        yield f"it is not valid: {error.message}"


def heading_problems(notebook):
    """One H1, at the top, and no level skipped on the way down."""
    levels = [level for _number, level, _text in headings(notebook)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"it has {levels.count(1)} headings of the first level, and needs one, at the top"
    for before, (number, level, text) in zip(levels, list(headings(notebook))[1:], strict=False):
        if level > before + 1:
            yield f"cell {number}: “{text}” skips a heading level"


def image_problems(notebook):
    """Every picture can be read by somebody who does not see it."""
    for number, prose in texts(notebook):
        if re.search(r"!\[\s*\]\(", prose):
            yield f"cell {number}: an image without alternative text"
    shown = [(number, bundle.get("text/html", "")) for number, bundle in bundles(notebook)]
    for number, source in [*texts(notebook), *shown]:
        for tag in re.findall(r"<img\b[^>]*>", source, flags=re.IGNORECASE):
            if not re.search(r"""\balt\s*=\s*(["'])\s*(?!\1)\S""", tag):
                yield f"cell {number}: an <img> without alternative text"
    for number, bundle in bundles(notebook):
        if any(kind.startswith("image/") for kind in bundle):
            reading = bundle.get("text/plain", "")
            if not reading.strip() or reading.startswith("<"):
                yield f"cell {number}: a picture whose text is {reading[:40]!r} and not what it shows"


def path_problems(notebook):
    """No folder of the machine that it was written on."""
    local = re.compile(
        r"(?:file://|(?<![\w./-])/(?:home|root|Users|work|tmp|usr|var|mnt)/\w|\b[A-Za-z]:\\\w)"
    )
    for number, cell in enumerate(notebook.cells):
        found = local.search(cell.source)
        if found:
            yield f"cell {number}: the text has a local path, {found.group()}…"
    for number, bundle in bundles(notebook):
        for kind in ("text/plain", "text/html"):
            found = local.search(re.sub(r"base64,[\w+/=]+", "", bundle.get(kind, "")))
            if found:
                yield f"cell {number}: the output has a local path, {found.group()}…"


def metadata_problems(notebook):
    """Nothing of one run: no saved widgets, no times, no version of Python."""
    if "widgets" in notebook.metadata:
        yield "it carries saved widget state: run make notebooks"
    if "version" in notebook.metadata.get("language_info", {}):
        yield "it carries the version of one Python: run make notebooks"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "its kernel is not python3"
    for number, cell in enumerate(notebook.cells):
        if "execution" in cell.metadata:
            yield f"cell {number}: it carries the times of one run: run make notebooks"


def cell_problems(notebook):
    """No empty cell, no long code, nothing that installs."""
    for number, cell in enumerate(notebook.cells):
        if not cell.source.strip():
            yield f"cell {number}: it is empty"
    for number, cell in code(notebook):
        lines = [line for line in cell.source.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            yield f"cell {number}: {len(lines)} lines of code, and {MOST_LINES} is the most"
        if re.search(r"\b(?:pip|conda|mamba)\b.*\binstall\b", cell.source):
            yield f"cell {number}: a notebook installs nothing"


def run_problems(notebook):
    """The outputs are those of one run from top to bottom, without warnings or unexpected errors."""
    counts = [cell.execution_count for _number, cell in code(notebook)]
    if counts != list(range(1, len(counts) + 1)):
        yield f"its cells were not run once, in order: {counts}"
    for number, cell in code(notebook):
        expects_error = "raises-exception" in cell.metadata.get("tags", [])
        for output in cell.outputs:
            if output.output_type == "stream" and output.name == "stderr":
                yield f"cell {number}: it prints a warning: {output.text[:80]!r}"
            if output.output_type == "error" and not expects_error:
                yield f"cell {number}: it ends in {output.ename}"


def untouched_problems(notebook):
    """An exercise is handed out as nobody has run it."""
    for number, cell in code(notebook):
        if cell.execution_count is not None or cell.outputs:
            yield f"cell {number}: it was run; an exercise is kept untouched"


def length_problems(notebook):
    """Text in portions; tables are not counted."""
    for number, prose in texts(notebook):
        lines = [line for line in prose.splitlines() if not line.lstrip().startswith("|")]
        words = re.sub(r"\]\([^)]*\)", "]", _TAG.sub(" ", "\n".join(lines))).split()
        if len(words) > MOST_WORDS:
            yield f"cell {number}: {len(words)} words, and {MOST_WORDS} is the most"


def anchors(notebook):
    """The anchors JupyterLab gives the headings."""
    return {re.sub(r"[*_`]", "", text).replace(" ", "-") for _number, _level, text in headings(notebook)}


def links(notebook):
    """(cell number, target) of every link and image in the text."""
    for number, prose in texts(notebook):
        found = re.findall(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)", prose)
        found += re.findall(r"""\b(?:href|src)\s*=\s*["']([^"']+)["']""", prose)
        yield from ((number, target) for target in found)


def link_problems(notebook, path):
    """Every link inside the course leads somewhere, also to its heading."""
    for number, target in links(notebook):
        if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", target) and not target.startswith("file:"):
            continue
        place, _, anchor = unquote(target).partition("#")
        other = (path.parent / place).resolve() if place else path
        if not other.exists():
            yield f"cell {number}: the link {target} leads nowhere"
        elif anchor and other.suffix == ".ipynb":
            known = anchors(notebook if other == path else read(other))
            if anchor not in known:
                yield f"cell {number}: the link {target} names a heading that is not there"


def plain(text):
    """Text in which the same number looks the same: one kind of space and minus, no thousands separators."""
    text = html.unescape(text).replace("\u2212", "-").replace("\u202f", "\u00a0").replace("\u2009", "\u00a0")
    text = re.sub(r"(?<=\d)[,\u00a0](?=\d{3}(?!\d))", "", text)
    return re.sub(r"\s+", " ", text)


def printed_by_section(notebook):
    """What the cells of each text's section print, as plain text, by the number of the text cell.

    A section goes from one second-level heading to the next; what comes before the first is one too.
    """
    section, of_cell = 0, []
    for cell in notebook.cells:
        section += (
            cell.cell_type == "markdown" and re.search(r"^## ", cell.source, flags=re.MULTILINE) is not None
        )
        of_cell.append(section)
    said = {}
    for number, bundle in bundles(notebook):
        shown = re.sub(r"<(style|script)\b.*?</\1>", " ", bundle.get("text/html", ""), flags=re.DOTALL)
        said.setdefault(of_cell[number], []).extend([bundle.get("text/plain", ""), _TAG.sub(" ", shown)])
    return {number: plain("\n".join(said.get(section, []))) for number, section in enumerate(of_cell)}


def figure_problems(notebook):
    """Every bold figure in the text is one that a cell of the same section prints."""
    sections = printed_by_section(notebook)
    for number, prose in texts(notebook):
        output = sections[number]
        for bold in re.findall(r"\*\*(\S(?:[^*]*\S)?)\*\*", re.sub(r"^#.*$", "", prose, flags=re.MULTILINE)):
            pieces = re.findall(r"[\d.,]*\d|[^\d\s]+", plain(bold))
            # "Question 2." counts and does not measure; what is asked is not yet claimed.
            if not re.search(r"\d", bold) or re.fullmatch(r"\D*\d+\s*[.:)]|.*\?", bold, flags=re.DOTALL):
                continue
            figure = r"\s*".join(re.escape(piece) for piece in pieces)
            if not re.search(rf"(?<![\d.,-]){figure}(?!\d|[.,]\d)", output):
                yield f"cell {number}: no cell prints {bold!r}"
