// What every talk draws with and speaks through; it is put before the talk's own script. Text is only ever text.

const PATIENCE = 5000; // milliseconds without an answer before we say so

// Presses on their way to the kernel, and what it refuses, in `status`.
function wire(model, status, words) {
  let asked = 0;
  let waiting = false;
  let timer = null;
  const note = (text) => make("p", { className: "kam-note", textContent: text });
  const silent = () => fill(status, [note(words.silent)]);
  return {
    press(name, details = {}) {
      asked = Math.max(Date.now(), asked + 1);
      waiting = true;
      clearTimeout(timer);
      timer = setTimeout(silent, PATIENCE);
      try {
        model.send({ press: name, n: asked, ...details });
      } catch {
        silent(); // the kernel is gone
      }
    },
    // Shows what was refused. Is this state the answer to the last press here?
    answer(state) {
      const mine = asked !== 0 && state.reply === asked;
      if (mine) {
        clearTimeout(timer);
        waiting = false;
      }
      fill(status, state.notes.map(note));
      return mine;
    },
    waiting: () => waiting,
    close: () => clearTimeout(timer),
  };
}

// What was said, line by line; `names` says who speaks. Returns the newest line, which can take the focus.
function drawLog(log, lines, names) {
  const parts = lines.map(({ who, text, below }) => {
    const name = make("strong", { textContent: names[who] });
    const node = make("div", { className: `kam-line kam-${who}` }, [name, ...text.map(paragraph)]);
    if (below) node.append(make("small", { textContent: below }));
    return node;
  });
  fill(log, parts);
  const last = parts[parts.length - 1];
  last.tabIndex = -1;
  last.classList.add("kam-newest");
  return keepKeys(last);
}

function table(rows, head) {
  const cells = (row, tag) => row.map((text, i) =>
    make(i ? tag : "th", { textContent: text, ...(tag === "th" ? { scope: "col" } : i ? {} : { scope: "row" }) }));
  return make("table", {}, [
    make("thead", {}, [make("tr", {}, cells(head, "th"))]),
    make("tbody", {}, rows.map((row) => make("tr", {}, cells(row, "td")))),
  ]);
}

function make(tag, properties, children = []) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

function fill(node, children) {
  node.replaceChildren(...children);
}

function paragraph(text) {
  return make("p", { textContent: text });
}

function button(text) {
  return keepKeys(make("button", { type: "button", textContent: text }));
}

function fit(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Else JupyterLab takes the keys pressed here as its own. It looks at the focused element itself only.
function keepKeys(node) {
  node.dataset.lmSuppressShortcuts = "true";
  return node;
}
