// The browser's half of a question card: native, named inputs and text that is only ever text.
//
// The kernel decides what a press does and sends back a state; this file draws the state. What the participant has
// typed but not checked lives in the inputs alone and is never overwritten by a state.

const PATIENCE = 5000; // milliseconds without an answer before we say so

export default { render };

function render({ model, el }) {
  const card = model.get("card");
  // Unique on a page with many cards; each of them loads its own copy of this file, so none can count the others.
  const id = `kam-${Math.random().toString(36).slice(2)}`;
  const root = make("section", { className: "kam-card", ariaLabel: card.heading });
  const solved = make("span", { className: "kam-solved" });
  const head = make("div", { className: "kam-head" }, [
    make("strong", { textContent: card.heading }),
    make("span", { className: "kam-minutes", textContent: card.minutes }),
    solved,
  ]);
  const prompt = make("div", { className: "kam-prompt", id: `${id}-prompt` }, card.prompt.map(paragraph));
  const input = INPUTS[card.input.input](card.input, card.words, `${id}-in`);
  const form = make("form", { noValidate: true }, [input.node]);
  const check = make("button", { type: "submit", className: "kam-check", textContent: card.words.check });
  const hint = make("button", { type: "button" });
  const solution = make("button", { type: "button", textContent: card.words.solution });
  form.append(make("div", { className: "kam-buttons" }, [check, hint, solution]));
  const status = make("div", { className: "kam-status" });
  status.setAttribute("role", "status");
  const below = make("div", { className: "kam-below" });
  root.append(head, prompt, form, status, below);
  el.append(root);

  let asked = 0;
  let timer = null;
  const press = (button, details = {}) => {
    asked = Date.now();
    clearTimeout(timer);
    status.setAttribute("aria-busy", "true");
    const silent = () => fill(status, [line(card.words.silent, "kam-note")]);
    timer = setTimeout(silent, PATIENCE);
    try {
      model.send({ press: button, n: asked, ...details });
    } catch {
      silent(); // the kernel is gone
    }
  };
  const draw = () => {
    const state = model.get("state");
    if (state.reply === asked) {
      clearTimeout(timer);
      status.removeAttribute("aria-busy");
    }
    hint.textContent = fit(card.words.hint, { n: Math.max(0, card.hints - state.hints.length) });
    solved.textContent = state.solved ? card.words.solved : "";
    fill(status, statusLines(state));
    drawBelow(below, state, card, id, (marks) => model.send({ press: "mark", marks }));
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    press("check", { answer: input.value() });
  });
  form.addEventListener("keydown", (event) => {
    // Inside JupyterLab Enter does not submit a form by itself. While a Chinese word is composed, Enter ends it.
    if (event.key !== "Enter" || event.isComposing || event.target.type !== "text") return;
    event.preventDefault();
    form.requestSubmit(check);
  });
  hint.addEventListener("click", () => press("hint"));
  solution.addEventListener("click", () => press("solution"));
  const before = model.get("state").answer;
  if (before !== null && before !== undefined) input.restore(before);
  draw();
  model.on("change:state", draw);
  return () => {
    clearTimeout(timer);
    model.off("change:state", draw);
  };
}

// ---- what comes back -----------------------------------------------------------------------------

function statusLines(state) {
  const lines = [];
  if (state.outcome) {
    const [first, ...more] = state.outcome.lines;
    const verdict = make("p", {}, [make("strong", { textContent: state.outcome.headline }), ` ${first}`]);
    const box = make("div", { className: `kam-outcome kam-${state.outcome.state}` }, [verdict]);
    box.append(...more.map((text) => line(text)));
    lines.push(box);
  }
  lines.push(...state.notes.map((text) => line(text, "kam-note")));
  lines.push(...state.hints.map((text) => line(text, "kam-hint")));
  if (state.solution) {
    const parts = state.solution.map(({ kind, text }) => make(kind === "code" ? "pre" : "p", { textContent: text }));
    parts.filter((part) => part.tagName === "PRE").forEach((part) => (part.tabIndex = 0)); // it may scroll
    lines.push(make("div", { className: "kam-solution" }, parts));
  }
  return lines;
}

// After a judgement: the rubric to tick, then the expert and what speaks against the expert.
function drawBelow(below, state, card, id, mark) {
  const { rubric, expert, counter } = state.outcome || {};
  const key = JSON.stringify([rubric, expert, counter]);
  if (below.dataset.key === key) return; // ticks keep their focus
  below.dataset.key = key;
  if (!rubric) return fill(below, []);
  const boxes = ticks(rubric.map((label, i) => ({ value: String(i), label })), `${id}-rubric`);
  boxes.forEach(({ box }, i) => {
    box.checked = Boolean(state.marks[i]);
    box.addEventListener("change", () => mark(boxes.map((each) => each.box.checked)));
  });
  fill(below, [
    group(card.words.rubric, boxes.map(({ row }) => row)),
    make("h4", { textContent: card.words.expert }),
    line(expert),
    make("h4", { textContent: card.words.counter }),
    line(counter),
  ]);
}

// ---- inputs: each has a node, value() and restore(answer) ----------------------------------------

const INPUTS = { text, paste, radio, checkboxes, ranking, judgement };

function text(spec, words, id) {
  const field = make("input", { type: "text", id, autocomplete: "off", spellcheck: false });
  field.setAttribute("aria-describedby", `${id}-form`);
  const row = make("div", { className: "kam-line kam-unit" }, [field]);
  if (spec.unit) row.append(make("span", { textContent: spec.unit }));
  return {
    node: make("div", {}, [labelFor(words.answer, id), row, formLine(spec.form, id)]),
    value: () => field.value,
    restore: (answer) => (field.value = plain(answer)),
  };
}

function paste(spec, words, id) {
  const field = make("textarea", { id, rows: 5, spellcheck: false });
  field.setAttribute("aria-describedby", `${id}-form`);
  return {
    node: make("div", {}, [labelFor(words.answer, id), field, formLine(spec.form, id)]),
    value: () => field.value,
    restore: (answer) => (field.value = plain(answer)),
  };
}

function radio(spec, words, id) {
  const rows = spec.options.map(({ value, label }, i) => {
    const box = make("input", { type: "radio", name: id, id: `${id}-${i}`, value });
    return { box, row: make("div", { className: "kam-tick" }, [box, labelFor(label, box.id)]) };
  });
  return {
    node: group(words.answer, [...rows.map(({ row }) => row)]),
    value: () => rows.find(({ box }) => box.checked)?.box.value ?? null,
    restore: (answer) => rows.forEach(({ box }) => (box.checked = box.value === answer)),
  };
}

function checkboxes(spec, words, id) {
  const boxes = ticks(spec.options, id);
  const long = spec.options.length > 10;
  const list = make("div", { className: long ? "kam-list kam-long" : "kam-list" }, boxes.map(({ row }) => row));
  const count = make("p", { className: "kam-count" });
  const tell = () => {
    const n = boxes.filter(({ box }) => box.checked).length;
    count.textContent = fit(spec.size ? words.chosen_of : words.chosen, { n, size: spec.size });
  };
  list.addEventListener("change", tell);
  tell();
  const parts = [list, count];
  if (long) parts.unshift(filter(words.filter, `${id}-filter`, boxes));
  return {
    node: group(words.answer, parts),
    value: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
    restore: (answer) => {
      const chosen = namesIn(answer, spec.options);
      boxes.forEach(({ box }) => (box.checked = chosen.includes(box.value)));
      tell();
    },
  };
}

function ranking(spec, words, id) {
  const label = new Map(spec.options.map(({ value, label }) => [value, label]));
  const list = make("ol", { className: "kam-rank" });
  const said = make("p", { className: "kam-said" });
  said.setAttribute("role", "status");
  const select = make("select", { id }, spec.options.map(({ value, label }) =>
    make("option", { value, textContent: label })));
  const add = make("button", { type: "button", textContent: words.add });
  let order = spec.options.length <= 8 && !spec.size ? spec.options.map(({ value }) => value) : [];

  const draw = (focus) => {
    fill(list, order.map((value, i) => item(value, i)));
    for (const option of select.options) option.disabled = order.includes(option.value);
    if (select.selectedOptions[0]?.disabled) select.value = [...select.options].find((o) => !o.disabled)?.value ?? "";
    add.disabled = Boolean(spec.size) && order.length >= spec.size;
    said.textContent = order.length ? said.textContent : words.empty;
    if (focus) list.querySelector(`[data-focus="${focus}"]`)?.focus();
  };
  const item = (value, i) => {
    const name = label.get(value);
    const button = (key, icon, enabled, action) => {
      const node = make("button", { type: "button", textContent: icon, ariaLabel: fit(words[key], { name }) });
      node.dataset.focus = `${key}-${i}`;
      // A button at the end of the list stays reachable, so that the keyboard's place is not lost.
      node.setAttribute("aria-disabled", String(!enabled));
      node.addEventListener("click", () => enabled && action());
      return node;
    };
    const move = (key, step) => () => {
      order.splice(i, 1);
      order.splice(i + step, 0, value);
      said.textContent = fit(words.moved, { name, n: i + step + 1, all: order.length });
      draw(`${key}-${i + step}`);
    };
    const remove = () => {
      order.splice(i, 1);
      said.textContent = fit(words.removed, { name });
      draw();
      (list.querySelector(`[data-focus="remove-${Math.min(i, order.length - 1)}"]`) ?? select).focus();
    };
    const place = make("div", { className: "kam-place" }, [
      make("span", { className: "kam-name", textContent: name }),
      button("up", "↑", i > 0, move("up", -1)),
      button("down", "↓", i < order.length - 1, move("down", 1)),
      button("remove", "✕", true, remove),
    ]);
    return make("li", {}, [place]);
  };
  add.addEventListener("click", () => {
    if (!select.value) return;
    const name = label.get(select.value);
    order.push(select.value);
    said.textContent = fit(words.moved, { name, n: order.length, all: order.length });
    draw();
  });
  draw();
  const picker = make("div", { className: "kam-line" }, [labelFor(words.pick, id), select, add]);
  return {
    node: group(words.ranking, [picker, list, said, formLine(spec.form, id)]),
    value: () => order,
    restore: (answer) => {
      order = namesIn(answer, spec.options);
      draw();
    },
  };
}

function judgement(spec, words, id) {
  const decision = INPUTS[spec.decision.input](spec.decision, { ...words, answer: words.decision }, `${id}-decision`);
  const evidence = ticks(
    spec.evidence.map(({ value, label, figure }) => ({ value, label, figure })), `${id}-evidence`);
  const needed = line(fit(words.needed, { n: spec.evidence_needed }), "kam-form");
  const reasons = spec.reasons.map(({ value, label }) => {
    const field = make("textarea", { id: `${id}-${value}`, rows: 3 });
    return { value, field, node: make("div", {}, [labelFor(label, field.id), field]) };
  });
  return {
    node: make("div", { className: "kam-judgement" }, [
      decision.node,
      group(words.evidence, [needed, ...evidence.map(({ row }) => row)]),
      ...reasons.map(({ node }) => node),
    ]),
    value: () => ({
      decision: decision.value(),
      evidence: evidence.filter(({ box }) => box.checked).map(({ box }) => box.value),
      reasons: Object.fromEntries(reasons.map(({ value, field }) => [value, field.value])),
    }),
    restore: (answer) => {
      if (typeof answer !== "object") return;
      if (answer.decision !== null && answer.decision !== undefined) decision.restore(answer.decision);
      evidence.forEach(({ box }) => (box.checked = (answer.evidence ?? []).includes(box.value)));
      const written = answer.reasons ?? answer.reason ?? {};
      reasons.forEach(({ value, field }, i) => {
        field.value = typeof written === "string" ? (i ? "" : written) : (written[value] ?? "");
      });
    },
  };
}

// ---- small parts ---------------------------------------------------------------------------------

function make(tag, properties = {}, children = []) {
  const node = Object.assign(document.createElement(tag), properties);
  // Keys belong to the control that has the focus, not to the notebook, whose shortcuts would take the arrows.
  node.dataset.lmSuppressShortcuts = "true";
  node.append(...children);
  return node;
}

function fill(node, children) {
  node.replaceChildren(...children);
}

function line(text, className = "") {
  return make("p", { textContent: text, className });
}

function paragraph(spans) {
  return make("p", {}, spans.map(({ text, bold }) => (bold ? make("strong", { textContent: text }) : text)));
}

function labelFor(text, id) {
  return make("label", { htmlFor: id, textContent: text });
}

function formLine(text, id) {
  return make("p", { className: "kam-form", id: `${id}-form`, textContent: text });
}

function group(title, children) {
  return make("fieldset", {}, [make("legend", { textContent: title }), ...children]);
}

function ticks(options, id) {
  return options.map(({ value, label, figure }, i) => {
    const box = make("input", { type: "checkbox", id: `${id}-${i}`, value });
    const row = make("div", { className: "kam-tick" }, [box, labelFor(figure ? `${label}: ${figure}` : label, box.id)]);
    return { box, row, label };
  });
}

function filter(title, id, boxes) {
  const field = make("input", { type: "search", id, autocomplete: "off" });
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    // A ticked account stays visible, so that nothing is chosen unseen.
    boxes.forEach(({ row, box, label }) => (row.hidden = !box.checked && !label.toLowerCase().includes(wanted)));
  });
  return make("div", { className: "kam-line" }, [labelFor(title, id), field]);
}

// An answer given in code may name accounts instead of ids, or come as one text.
function namesIn(answer, options) {
  const words = Array.isArray(answer) ? answer : String(answer).split(/[;\n]/);
  const values = words.map((word) => {
    const wanted = String(word).trim().toLowerCase();
    return options.find(({ value, label }) => [value, label].some((each) => each.toLowerCase() === wanted))?.value;
  });
  return [...new Set(values.filter((value) => value !== undefined))];
}

function plain(answer) {
  return typeof answer === "object" ? "" : String(answer);
}

function fit(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}
