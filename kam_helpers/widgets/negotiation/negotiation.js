// The browser's half of a negotiation: it draws the state it is sent and sends presses back. What is not here is in
// talk.js.
//
// After a move the focus goes to what was said last, so that a screen reader reads it and the next Tab reaches the
// form. A choice in the form is asked for and answered too: every amount is computed in the kernel.

export default { render };

const ROOM = 12; // pixels of padding around the newest line
const NARROW = 560; // pixels; as in negotiation.css
const MARKS = { yours: "●", theirs: "◆", floor: "▌", today: "┊" };

function render({ model, el }) {
  let about = model.get("case");
  const { words } = about;
  const title = make("strong");
  const buyer = make("span");
  const undo = button(words.undo);
  const again = button(words.again);
  const team = keepKeys(make("input", { type: "text", maxLength: 40, autocomplete: "off" }));
  const choice = makeChoice(about, (details) => move("start", details));
  const told = make("div");
  const brief = make("details", { open: true, className: "kam-scene" }, [
    keepKeys(make("summary", { textContent: words.case })), told,
  ]);
  // It scrolls when the talk is long, so it must be within reach of the keyboard and say what it is.
  const log = keepKeys(make("div", { className: "kam-log", tabIndex: 0, role: "group", ariaLabel: words.talk }));
  const status = make("div", { className: "kam-status" });
  status.setAttribute("role", "status");
  const desk = make("div", { className: "kam-desk" });
  const end = make("div", { className: "kam-end" });
  const board = make("div", { className: "kam-board" });
  const root = make("section", { className: "kam-talk kam-negotiation" }, [
    make("div", { className: "kam-head" }, [title, buyer]),
    ...(about.others ? [choice.node] : []),
    brief,
    make("div", { className: "kam-bar" }, [
      undo, again, make("label", { className: "kam-team" }, [`${words.team} `, team]),
    ]),
    desk, status, end, board,
  ]);
  el.append(root);
  let form;
  const cast = () => { // what belongs to this account: its name, brief and issues
    about = model.get("case");
    title.textContent = about.title;
    root.ariaLabel = about.title;
    fill(told, about.brief.map(paragraph));
    form = makeForm(about, (name, details) => move(name, details));
    fill(desk, [log, form.node]);
  };
  cast();

  const { press, answer, waiting, close } = wire(model, status, words);
  let quiet = true; // the last press moves no focus: it looked, and said nothing
  const move = (name, details) => {
    quiet = name === "look" || name === "copy" || name === "team";
    press(name, { ...details, narrow: root.clientWidth < NARROW });
  };
  undo.addEventListener("click", () => move("undo"));
  again.addEventListener("click", () => move("again"));
  const name = () => move("team", { team: team.value });
  team.addEventListener("change", name);
  team.addEventListener("keydown", ({ key }) => { if (key === "Enter") name(); }); // no change without a form

  let drawn = "";
  const image = keepKeys(make("div", { className: "kam-image", tabIndex: 0, role: "group", ariaLabel: words.picture }));
  const drawPicture = () => {
    const { png, alt } = model.get("picture");
    fill(image, png ? [make("img", { src: `data:image/png;base64,${png}`, alt })] : []);
  };
  const draw = () => {
    const state = model.get("state");
    const mine = answer(state);
    if (model.get("case") !== about) cast();
    undo.setAttribute("aria-disabled", String(!state.begun));
    buyer.textContent = `${state.buyer} · ${state.moves}`;
    if (!waiting()) form.show(state.form); // else a newer choice is on its way
    if (document.activeElement !== team) team.value = state.team;
    choice.show(state);
    drawBoard(board, state.board, words);
    const moved = mine && !quiet && !state.notes.length;
    const now = JSON.stringify([about.title, state.buyer, state.lines]);
    if (now === drawn && !moved) return;
    if (drawn) brief.open = !state.begun;
    drawn = now;
    const last = drawLog(log, state.lines, words);
    desk.classList.toggle("kam-over", !state.form);
    const heading = drawEnd(end, state.end, image, about, move);
    log.scrollTop = log.scrollHeight - Math.max(log.clientHeight, last.offsetHeight + ROOM); // its beginning, if long
    if (moved) {
      const target = heading ?? last;
      target.focus({ preventScroll: true });
      if (!heading) root.scrollIntoView({ block: "nearest" });
      target.scrollIntoView({ block: heading ? "start" : "nearest" }); // the whole may be higher than the screen
    }
  };
  draw();
  drawPicture();
  model.on("change:state", draw);
  model.on("change:picture", drawPicture);
  return () => {
    close();
    model.off("change:state", draw);
    model.off("change:picture", drawPicture);
  };
}

// ---- whose request, and which buyer ---------------------------------------------------------------

// A choice that has not been started yet stays, until another buyer sits at the table.
function makeChoice({ accounts, most, words }, start) {
  const account = keepKeys(make("select", {}, accounts.map((text) => make("option", { textContent: text }))));
  const number = keepKeys(make("input", { type: "number", min: 0, max: most, step: 1 }));
  const go = button(words.start);
  const press = () => start({ account: account.selectedIndex, seed: number.value === "" ? null : number.valueAsNumber });
  go.addEventListener("click", press);
  number.addEventListener("keydown", ({ key }) => { if (key === "Enter") press(); });
  const node = make("div", { className: "kam-bar kam-choice" }, [
    ...(accounts.length ? [make("label", {}, [`${words.account} `, account])] : []),
    make("label", {}, [`${words.number} `, number]), go,
  ]);
  let shown = "";
  return {
    node,
    show({ at, seed }) {
      if (shown === `${at} ${seed}`) return;
      shown = `${at} ${seed}`;
      account.selectedIndex = at;
      number.value = seed;
    },
  };
}

// ---- the form ------------------------------------------------------------------------------------

// A row for each issue: what they ask, what we offer, what our choice is worth; below it what the whole is worth.
function makeForm({ issues, words }, move) {
  const id = `kam-${Math.random().toString(36).slice(2)}`;
  const rows = issues.map((issue, i) => makeRow(issue, `${id}-${i}`, words));
  const deal = () => rows.map(({ choice }) => choice.selectedIndex);
  for (const { choice } of rows) choice.addEventListener("change", () => move("look", { deal: deal() }));
  const head = make("div", { className: "kam-row kam-heads" }, [
    words.issue, words.theirs, words.yours, words.part,
  ].map((text) => make("span", { textContent: text })));
  head.setAttribute("aria-hidden", "true"); // each part of a row says it in its own name
  const scale = make("div", { className: "kam-scale" });
  scale.setAttribute("aria-hidden", "true"); // the sentences below it say the same
  const ends = make("div", { className: "kam-ends" }, words.ends.map((text) => make("span", { textContent: text })));
  ends.setAttribute("aria-hidden", "true");
  const said = make("div", { className: "kam-said" });
  said.setAttribute("role", "status");
  const known = make("div", { className: "kam-known" });
  const ways = ["accept", "interests", "evidence", "walk"].map((name) => button(words[name]));
  const presses = ["accept", "interests", "evidence", "walk away"];
  ways.forEach((way, i) => way.addEventListener("click", () => move(presses[i])));
  const copy = button(words.copy);
  copy.addEventListener("click", () => move("copy"));
  const offer = button(words.offer);
  offer.className = "kam-main";
  offer.addEventListener("click", () => move("offer", { deal: deal() }));
  const node = make("fieldset", { className: "kam-form" }, [
    make("legend", { textContent: words.form }),
    head, ...rows.map((row) => row.node), scale, ends, known, said,
    make("div", { className: "kam-bar" }, [offer, copy]),
    make("div", { className: "kam-bar" }, ways),
  ]);
  return {
    node,
    show(state) {
      node.hidden = !state;
      if (!state) return;
      rows.forEach((row, i) => row.show(state.rows[i]));
      drawScale(scale, state.scale);
      fill(said, [verdict("yours", state.yours), make("p", { className: "kam-hint", textContent: state.hint })]);
      const floor = state.scale.filter(({ kind }) => kind === "floor" || kind === "today");
      fill(known, [
        verdict("theirs", state.theirs),
        make("p", { className: "kam-small" }, floor.map(({ kind, text }) => make("span", {}, [symbol(kind), text]))),
      ]);
    },
  };
}

function makeRow({ label, unit, options }, id, words) {
  const labelled = (text) => make("span", { className: "kam-lead", textContent: `${text}: ` });
  const theirs = make("span", { id: `${id}-theirs`, className: "kam-theirs" });
  const part = make("span", { id: `${id}-part`, className: "kam-part" });
  const choice = keepKeys(make("select", {}, options.map((text) => make("option", { textContent: text }))));
  choice.setAttribute("aria-label", fit(words.named, { issue: label, unit }));
  choice.setAttribute("aria-describedby", `${theirs.id} ${part.id}`);
  const name = make("span", { className: "kam-issue", textContent: label, title: unit });
  const node = make("div", { className: "kam-row" }, [name, theirs, choice, part]);
  return {
    node,
    choice,
    show(state) {
      choice.selectedIndex = state.chosen;
      fill(theirs, [labelled(words.lead), state.theirs]);
      fill(part, [labelled(words.part), state.part]);
      part.className = `kam-part kam-${state.gain}`;
    },
  };
}

function symbol(kind) {
  const sign = make("span", { className: `kam-sign kam-${kind}`, textContent: MARKS[kind] });
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

function verdict(kind, { said, below }) {
  const tick = make("strong", { textContent: below ? " ✘" : " ✔" });
  tick.setAttribute("aria-hidden", "true"); // the sentence says it
  return make("p", { className: below ? "kam-verdict kam-bad" : "kam-verdict" }, [symbol(kind), said, tick]);
}

function drawScale(place, marks) {
  const floor = marks.find(({ kind }) => kind === "floor");
  const worse = make("span", { className: "kam-worse" });
  worse.style.width = `${floor.at}%`;
  fill(place, [worse, ...marks.map(({ kind, at }) => {
    const mark = symbol(kind);
    mark.style.left = `${at}%`;
    return mark;
  })]);
}

// ---- the end -------------------------------------------------------------------------------------

// Returns the heading, which can take the focus, or null while the talk goes on.
function drawEnd(place, found, image, { words, others }, move) {
  if (!found) {
    fill(place, []);
    return null;
  }
  const heading = keepKeys(make("h3", { tabIndex: -1, textContent: found.title }));
  const [width, height] = found.size;
  image.style.setProperty("--kam-width", `${width}px`); // its room is kept until it comes
  image.style.setProperty("--kam-shape", width / height);
  const same = button(words.same);
  same.addEventListener("click", () => move("again"));
  const another = button(words.another);
  another.addEventListener("click", () => move("another"));
  fill(place, [
    make("div", { className: `kam-ending kam-${found.kind}` }, [
      heading,
      make("p", {}, [make("strong", { textContent: found.summary })]),
      ...found.told.map(paragraph),
    ]),
    make("h4", { textContent: words.next }),
    paragraph(found.next),
    make("div", { className: "kam-bar" }, others ? [same, another] : [same]),
    image,
    make("h4", { textContent: words.compared }),
    wideTable(found.compared, words.compare),
    make("h4", { textContent: words.turns }),
    wideTable(found.turns, words.turn),
  ]);
  return heading;
}

function drawBoard(place, rows, words) {
  fill(place, rows.length ? [make("h3", { textContent: words.board }), wideTable(rows, words.boards)] : []);
}

// On a narrow screen each row becomes a block, and each cell says its own heading.
function wideTable(rows, head) {
  const made = table(rows, head);
  made.className = "kam-wide";
  for (const row of made.tBodies[0].rows) [...row.cells].forEach((cell, i) => { cell.dataset.head = head[i]; });
  return made;
}
