// The browser's half of a live figure: native inputs, a canvas, a sentence and a table.
//
// One store per model keeps what the controls say and talks to the kernel; any number of views follow it.
// At most one question is on its way; while it is, only the newest settings are kept. Everything that came
// from data is written with textContent, so a name can never become markup.

const PATIENCE = 4000; // milliseconds without an answer before we say so
const LONG = 32; // letters of a label that needs a wide column
const DEEP = 3; // controls in a column of a group
const PAUSE = 600; // milliseconds without a key before a typed figure counts as finished
const FOLLOW = 60; // milliseconds that the table may be behind the picture
const SETTLE = 200; // milliseconds a new width must last before a new picture is asked for

export default () => {
  let store = null;
  return {
    initialize({ model, signal }) {
      store = makeStore(model);
      signal?.addEventListener("abort", () => store.stop());
    },
    render({ el }) {
      const view = makeView(el, store);
      return store.join(view);
    },
  };
};

// ---- one per model -------------------------------------------------------------------------------

function makeStore(model) {
  const client = Math.random().toString(36).slice(2);
  const views = new Set();
  let values = { ...model.get("frame").values }; // what the controls show
  let steps = []; // what was moved since the newest question, in order: a choice may bring other settings along
  let flying = []; // what that question asked for, until it is granted; refused steps are asked for again
  let place = {}; // width and density of the newest view; "whole" asks for more than a patch
  let asked = 0; // number of the newest question
  let waiting = 0; // number of the question on its way, 0 when there is none
  let stale = false; // the settings moved since that question
  let timer = null;
  let version = 0; // of the picture on the sheet
  let latest = null; // the frame that goes with it
  const sheet = document.createElement("canvas"); // the first view shows it, others copy it
  let lent = false;
  const pen = sheet.getContext("2d", { alpha: false });

  const tell = (what, ...rest) => views.forEach((view) => view[what](...rest));

  function ask() {
    if (waiting) {
      stale = true;
      return;
    }
    stale = false;
    waiting = ++asked;
    flying = steps.reduce(follow, flying);
    steps = [];
    clearTimeout(timer);
    timer = setTimeout(giveUp, PATIENCE);
    try {
      model.send({ client, seq: waiting, steps: flying, ...place });
      delete place.whole;
    } catch {
      giveUp(); // the connection is closed
    }
    tell("busy", true);
  }

  function giveUp() {
    clearTimeout(timer);
    waiting = 0; // so that the next move asks again
    tell("silent", true);
  }

  function answered(frame) {
    const [who, seq] = frame.answers ?? [];
    if (who !== client || seq !== asked) return;
    clearTimeout(timer);
    waiting = 0;
    if (!frame.error) flying = [];
    tell("silent", false);
    if (stale) ask(); // before decoding: the kernel works while we paint
    else tell("busy", false);
  }

  function move(step) {
    values = { ...values, ...step };
    steps = follow(steps, step);
    ask(); // first: the kernel works while the controls are drawn
    tell("controls", values);
  }

  // One after the other: a patch belongs on the picture before it.
  let turn = Promise.resolve();
  function arrive() {
    const frame = model.get("frame");
    answered(frame);
    turn = turn.then(() => put(frame)).catch((problem) => tell("fail", problem));
    return turn;
  }

  async function put(frame) {
    if (frame.base !== null && frame.base !== version) {
      place.whole = true; // we missed a picture
      return ask();
    }
    if (frame.error) {
      if (frame.answers?.[0] === client) tell("refuse", frame.error);
      return;
    }
    const image = frame.png.byteLength ? await decode(frame.png) : null;
    if (image && !frame.tiles) Object.assign(sheet, { width: image.width, height: image.height });
    if (image) draw(pen, frame, image);
    version = frame.version;
    latest = frame;
    // The user may have moved on while this was drawn: then the controls already show something newer.
    if (!waiting && !stale) {
      values = { ...frame.values };
      flying = [];
      tell("controls", values);
    }
    tell("paint", latest, sheet);
  }

  model.on("change:frame", arrive);
  const first = arrive();

  return {
    setup: model.get("setup"),
    join(view) {
      views.add(view);
      view.controls(values);
      first.then(() => latest && view.paint(latest, sheet));
      return () => {
        views.delete(view);
        view.leave();
      };
    },
    change(name, value) {
      move({ [name]: value });
    },
    reset() {
      move({ ...this.setup.first });
    },
    fit(width, scale) {
      const changed = width !== place.width || scale !== place.scale;
      place = { ...place, width, scale };
      if (changed) ask();
    },
    text: (name) => model.get("frame")[name],
    lend() {
      if (lent) return null;
      lent = true;
      return sheet;
    },
    takeBack() {
      lent = false;
    },
    stop() {
      clearTimeout(timer);
      model.off("change:frame", arrive);
    },
  };
}

// A step after others; those of which it leaves nothing are dropped.
function follow(steps, step) {
  return [...steps.filter((before) => Object.keys(before).some((name) => !(name in step))), step];
}

// The picture of a frame, or the tiles that changed.
function draw(pen, { tiles, tile }, image) {
  if (!tiles) return pen.drawImage(image, 0, 0);
  const [high, wide] = tile;
  for (let i = 0; 4 * i < tiles.byteLength; i++) {
    const [x, y] = [tiles.getUint16(4 * i, true), tiles.getUint16(4 * i + 2, true)];
    pen.drawImage(image, 0, i * high, wide, high, x, y, wide, high);
  }
}

// By a data address: a Blob is kept by another process of the browser, and asking for it took 5 to 10 ms more.
async function decode(png) {
  const bytes = new Uint8Array(png.buffer, png.byteOffset, png.byteLength);
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  const image = new Image();
  image.src = `data:image/png;base64,${btoa(text)}`;
  // By the next microtask it is there; decode() would wait for a frame, and so costs up to 17 ms.
  await null;
  if (!image.complete || !image.naturalWidth) await image.decode();
  return image;
}

// ---- one per place where it is shown -------------------------------------------------------------

function makeView(el, store) {
  const { title, words, controls } = store.setup;
  const [label, giveBack] = takeName(title);
  const root = add(el, "section", { className: "kam-live", ariaLabel: label });
  root.classList.toggle("kam-beside", Boolean(store.setup.beside));

  const head = add(root, "div", { className: "kam-head" });
  add(head, "strong", { textContent: title });
  const reset = add(head, "button", { type: "button", textContent: words.reset });
  const copy = add(head, "button", { type: "button", textContent: words.copy });
  const clip = store.setup.clip && add(head, "button", { type: "button", textContent: store.setup.clip });
  const copied = add(root, "p", { className: "kam-copied", role: "status" });

  const body = add(root, "div", { className: "kam-body" });
  const form = add(body, "div", { className: "kam-controls", role: "group", ariaLabel: words.controls });
  const parts = makeControls(form, controls, words, store);

  const shown = add(body, "div", {});
  const figure = add(shown, "figure", {});
  const borrowed = store.lend();
  const canvas = borrowed ?? document.createElement("canvas");
  canvas.role = "img";
  figure.append(canvas);
  const problem = add(shown, "p", { className: "kam-problem", role: "alert" });
  const reading = add(shown, "p", { className: "kam-reading", role: "status", ariaLive: "polite" });
  if (store.setup.note) add(shown, "p", { className: "kam-note", textContent: store.setup.note });
  const frameOfTable = add(root, "div", { className: "kam-scroll" });
  const table = add(frameOfTable, "table", {});

  for (const button of [reset, copy, clip].filter(Boolean)) keepKeys(button);
  reset.addEventListener("click", () => store.reset());
  const put = (name, said, label) => copyText(store.text(name), copied, { said, label, byHand: words.copy_by_hand });
  copy.addEventListener("click", () => put("code", words.copied, words.copy));
  if (clip) clip.addEventListener("click", () => put("clip", words.clipped, store.setup.clip));
  const stopWatching = watchWidth(figure, (width) => {
    reading.style.minHeight = ""; // the room that another width needed
    store.fit(width, window.devicePixelRatio || 1);
  });

  let measuring = null;
  function measure() {
    keepRoom(reading);
    letScroll(frameOfTable, table.caption?.textContent);
  }

  // Its many small texts would hold up the picture: they follow, the newest only.
  let filling = null;
  let content = null;
  function fillSoon(newest) {
    content = newest;
    if (!table.rows.length) fillTable(table, content);
    else filling ??= setTimeout(fill, FOLLOW);
  }
  function fill() {
    filling = null;
    fillTable(table, content);
  }

  // Also between a change of width and the picture that answers it.
  const fits = new ResizeObserver(() => letScroll(frameOfTable, table.caption?.textContent));
  fits.observe(frameOfTable);
  fits.observe(table);

  return {
    leave() {
      if (borrowed) store.takeBack();
      giveBack();
      fits.disconnect();
      clearTimeout(filling);
      clearTimeout(measuring);
      stopWatching();
    },
    controls(values) {
      for (const [name, part] of Object.entries(parts)) part.show(values[name]);
    },
    paint(frame, sheet) {
      if (!borrowed) copyCanvas(sheet, canvas);
      canvas.ariaLabel = frame.alt;
      const shape = `${frame.width} / ${frame.height}`;
      if (figure.style.aspectRatio !== shape) figure.style.aspectRatio = shape;
      say(reading, frame.reading);
      if (clip) clip.disabled = !frame.clip;
      clearTimeout(measuring);
      measuring = setTimeout(measure, 100); // measuring before the paint would hold it up
      fillSoon(frame.table);
      problem.textContent = "";
      for (const part of Object.values(parts)) part.answer("");
    },
    refuse({ text, control }) {
      for (const [name, part] of Object.entries(parts)) part.answer(name === control ? text : "");
      problem.textContent = control in parts ? "" : text;
    },
    fail(reason) {
      problem.textContent = String(reason);
    },
    silent(is) {
      problem.textContent = is ? words.silent : "";
    },
    busy(is) {
      reading.ariaBusy = String(is); // a screen reader waits for the last of a run of sentences
    },
  };
}

// ---- controls ------------------------------------------------------------------------------------

function makeControls(form, controls, words, store) {
  const groups = new Map();
  const parts = {};
  for (const control of controls) {
    if (!groups.has(control.group)) {
      groups.set(control.group, makeGroup(form, controls.filter((c) => c.group === control.group), words));
    }
    const row = add(groups.get(control.group), "div", { className: `kam-row kam-${control.kind}` });
    const id = `kam-${control.name}-${Math.random().toString(36).slice(2)}`;
    add(row, "label", { textContent: control.label, htmlFor: id });
    const make = { slider: makeSlider, choice: makeChoice, toggle: makeToggle }[control.kind];
    const { inputs, show, holds } = make(row, control, id, words, (value) => store.change(control.name, value), refuse);
    const note = control.note && add(row, "small", { id: `${id}-note`, textContent: control.note });
    const refusal = add(row, "span", { id: `${id}-refusal`, className: "kam-refusal", role: "alert" });
    for (const input of inputs) {
      keepKeys(input);
      input.setAttribute("aria-describedby", [note?.id, refusal.id].filter(Boolean).join(" "));
    }
    function refuse(text) {
      if (refusal.textContent === text) return;
      refusal.textContent = text;
      keepInside(refusal, form);
      for (const input of inputs) input.setAttribute("aria-invalid", String(Boolean(text)));
    }
    // What a frame says of this control; not heard while its box holds something of the user's own.
    const answer = (text) => holds?.(text) || refuse(text);
    parts[control.name] = { show, answer };
  }
  return parts;
}

// A group is as wide as its controls need: statements to read get wide columns, short names narrow ones.
function makeGroup(form, controls, words) {
  const set = add(form, "fieldset", {});
  add(set, "legend", { textContent: controls[0].group || words.controls });
  const long = controls.some(({ label, note }) => label.length > LONG || note.length > 2 * LONG);
  set.style.setProperty("--kam-columns", long ? 1 : Math.ceil(controls.length / DEEP));
  return add(set, "div", { className: long ? "kam-rows kam-long" : "kam-rows" });
}

function makeSlider(row, control, id, words, change, refuse) {
  const { minimum: min, maximum: max, lowest, highest, whole, step, unit } = control;
  const range = add(row, "input", { type: "range", id, min, max, step });
  const box = add(row, "span", { className: "kam-exact" });
  const exact = makeNumber(box, lowest, highest, control.exact);
  if (unit) add(box, "span", { textContent: unit });
  let inForce = control.value;
  let pause = null; // runs while somebody types
  let unsent = false; // the box holds what was typed since it was last judged
  let refused = false; // the box holds what was judged and refused
  const wrong = () => {
    const value = readNumber(exact.value);
    if (isDoubtful(exact.value)) return sayDoubt(words.doubtful, exact.value);
    if (Number.isNaN(value)) return words.not_a_number;
    if (value < lowest || value > highest) return control.refusal;
    return whole && !Number.isInteger(value) ? control.not_whole : "";
  };
  function release() {
    clearTimeout(pause);
    unsent = refused = false;
  }
  function judge() {
    const problem = wrong();
    release();
    refused = Boolean(problem);
    if (refused) refuse(problem);
    else change(readNumber(exact.value));
  }
  range.addEventListener("input", () => {
    release();
    change(Number(range.value));
  });
  // The first digits of a figure are figures too, so what is typed waits for its end. What a program enters has
  // no kind of input, and is at its end.
  exact.addEventListener("input", ({ inputType }) => {
    if (!inputType) return judge();
    clearTimeout(pause);
    unsent = true;
    if (!wrong()) refuse("");
    pause = setTimeout(judge, PAUSE);
  });
  exact.addEventListener("keydown", (event) => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Enter" && unsent) judge();
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault(); // else the cursor jumps to an end of the text
    const from = wrong() ? inForce : readNumber(exact.value);
    exact.value = Math.min(Math.max(tidy(from + way), lowest), highest);
    judge();
  });
  // Left with something that was refused, the box goes back to the setting in force. A refusal nobody has seen
  // yet stays, so that nothing is replaced without a word.
  exact.addEventListener("blur", () => {
    const seen = !unsent;
    if (unsent) judge();
    release();
    const kept = !isDoubtful(exact.value) && readNumber(exact.value) === inForce;
    exact.value = inForce; // and not "2,5", which stood for it
    if (seen && !kept) refuse("");
  });
  return {
    inputs: [range, exact],
    holds(text) {
      const held = unsent || refused;
      refused ||= Boolean(text) && exact.matches(":focus");
      return held;
    },
    show(value) {
      inForce = value;
      if (Number(range.value) !== value) range.value = value;
      if (readNumber(exact.value) !== value && !unsent && !refused) exact.value = value;
      if (exact.ariaValueNow === String(value)) return; // a move concerns one of a dozen controls
      exact.ariaValueNow = value;
      range.setAttribute("aria-valuetext", unit ? `${value}\u00a0${unit}` : String(value));
    },
  };
}

// A text field: Chromium's own number field drops a comma, and so makes 25 of "2,5" without a word.
function makeNumber(parent, lowest, highest, label) {
  const field = add(parent, "input", { type: "text", className: "kam-number", role: "spinbutton", ariaLabel: label });
  // The keys for decimals of some telephones have no minus sign.
  const keys = lowest < 0 ? "text" : "decimal";
  return Object.assign(field, { inputMode: keys, autocomplete: "off", ariaValueMin: lowest, ariaValueMax: highest });
}

// Digits, signs and commas of a Chinese keyboard are read too; blanks between digits are passed over.
function plain(text) {
  return text.normalize("NFKC").replace(/\s/g, "").replace("\u2212", "-");
}

// The number that a text says, with a point or a comma as its decimal sign; NaN where it says none.
function readNumber(text) {
  const written = plain(text).replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : NaN;
}

// "1,234" is 1.234 to some and 1234 to others: a thousandfold difference, so we ask.
function isDoubtful(text) {
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(plain(text));
}

function sayDoubt(words, text) {
  return words.replace("{decimal}", plain(text).replace(",", ".")).replace("{whole}", plain(text).replace(",", ""));
}

// Without what sums of binary fractions leave far behind the point.
function tidy(value) {
  return Number(value.toPrecision(12));
}

function makeChoice(row, control, id, _words, change) {
  const select = add(row, "select", { id });
  for (const { value, text, missing } of control.options) {
    add(select, "option", { value, textContent: text, disabled: missing });
  }
  select.addEventListener("change", () => change(select.value));
  return { inputs: [select], show: (value) => (select.value = value) };
}

function makeToggle(row, _control, id, _words, change) {
  const box = add(row, "input", { type: "checkbox", id });
  box.addEventListener("change", () => change(box.checked));
  return { inputs: [box], show: (value) => (box.checked = value) };
}

// ---- small things --------------------------------------------------------------------------------

function add(parent, tag, properties) {
  const node = Object.assign(document.createElement(tag), properties);
  parent.append(node);
  return node;
}

// Landmarks of one page need different names: the second figure of a kind gets a number. The page keeps what is
// taken, since each figure runs its own copy of this file.
function takeName(title) {
  const taken = (window.kamLiveNames ??= new Set());
  let name = title;
  for (let number = 2; taken.has(name); number++) name = `${title} ${number}`;
  taken.add(name);
  return [name, () => taken.delete(name)];
}

// Else JupyterLab takes the arrow keys of a slider to fold headings. It looks at the focused element itself only.
function keepKeys(node) {
  node.dataset.lmSuppressShortcuts = "true";
}

function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// A sentence that grows by a line must not push the page down, nor pull it up when it shrinks again.
function keepRoom(node) {
  const needed = node.scrollHeight;
  if (needed > (parseFloat(node.style.minHeight) || 0)) node.style.minHeight = `${needed}px`;
}

// A refusal beside the right edge must not leave the widget.
function keepInside(node, frame) {
  node.style.maxWidth = `min(19rem, ${frame.clientWidth}px)`;
  node.style.marginLeft = "0";
  const over = node.getBoundingClientRect().right - frame.getBoundingClientRect().right;
  if (over > 0) node.style.marginLeft = `${-over}px`;
}

// What scrolls sideways must be within reach of the keyboard, and say what it is. No landmark: a page has many.
function letScroll(node, label) {
  const scrolls = node.scrollWidth > node.clientWidth;
  for (const [name, value] of [["tabindex", "0"], ["role", "group"], ["aria-label", label]]) {
    if (scrolls) node.setAttribute(name, value);
    else node.removeAttribute(name);
  }
}

function fillTable(table, content) {
  const lines = content ? [content.columns, ...content.rows] : [];
  const same = table.rows.length === lines.length && lines.every((l, i) => table.rows[i].cells.length === l.length);
  if (!same) {
    table.replaceChildren();
    if (!content) return;
    add(table, "caption", {});
    const parts = [add(table, "thead", {}), add(table, "tbody", {})];
    lines.forEach((line, i) => {
      const row = add(parts[Math.min(i, 1)], "tr", {});
      line.forEach((_, j) => {
        const cell = add(row, i && j ? "td" : "th", {});
        if (!i || !j) cell.scope = i ? "row" : "col";
      });
    });
  }
  if (content) say(table.caption, content.caption);
  lines.forEach((line, i) => line.forEach((text, j) => say(table.rows[i].cells[j], text)));
}

// In one step: what was there is replaced, never cleared first.
function copyCanvas(from, to) {
  if (to.width !== from.width) to.width = from.width;
  if (to.height !== from.height) to.height = from.height;
  to.getContext("2d", { alpha: false }).drawImage(from, 0, 0);
}

function watchWidth(node, report) {
  let timer = null;
  let last = 0;
  const observer = new ResizeObserver(() => {
    const width = node.clientWidth;
    if (!width || width === last) return; // hidden, or only its height changed
    clearTimeout(timer);
    timer = setTimeout(() => report((last = width)), last ? SETTLE : 0);
  });
  observer.observe(node);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
  };
}

async function copyText(text, place, { said, label, byHand }) {
  try {
    await navigator.clipboard.writeText(text);
    place.textContent = said;
  } catch {
    place.textContent = byHand;
    const rows = Math.min(Math.max(text.split("\n").length, 3), 12);
    const area = add(place, "textarea", { value: text, readOnly: true, rows, ariaLabel: label });
    area.focus();
    area.select();
  }
}
