// The browser's half of the progress panel: a table, Download (a Blob) and Upload (a file field).

export default { render };

function render({ model, el }) {
  const words = model.get("words");
  const id = `kam-${Math.random().toString(36).slice(2)}`;
  const root = make("section", { className: "kam-card kam-panel", ariaLabel: words.title });
  const table = make("div", { className: "kam-scroll", tabIndex: 0, ariaLabel: words.title });
  table.setAttribute("role", "region");
  const refresh = make("button", { type: "button", textContent: words.refresh });
  const download = make("button", { type: "button", className: "kam-check", textContent: words.download });
  const upload = make("input", { type: "file", id, accept: ".json,application/json" });
  const replace = make("input", { type: "checkbox", id: `${id}-replace` });
  const status = make("p", { className: "kam-status" });
  status.setAttribute("role", "status");
  root.append(
    make("div", { className: "kam-head" }, [make("strong", { textContent: words.title })]),
    table,
    make("p", { textContent: words.note }),
    make("div", { className: "kam-buttons" }, [download, refresh]),
    make("div", { className: "kam-line" }, [make("label", { htmlFor: id, textContent: words.upload }), upload]),
    make("div", { className: "kam-tick" }, [replace, make("label", { htmlFor: replace.id, textContent: words.replace })]),
    status,
  );
  el.append(root);

  let wanted = 0; // the reply this view downloads; another view of the same panel does not
  const press = (button, details = {}) => {
    const n = Date.now();
    model.send({ press: button, n, ...details });
    return n;
  };
  const draw = () => {
    const state = model.get("state");
    status.textContent = state.said;
    table.replaceChildren(state.rows.length ? rows(state) : make("p", { textContent: words.nothing }));
    if (state.file && state.reply === wanted) {
      wanted = 0;
      save(state.file, words.file);
    }
  };
  refresh.addEventListener("click", () => press("refresh"));
  download.addEventListener("click", () => (wanted = press("download")));
  upload.addEventListener("change", async () => {
    const [file] = upload.files;
    if (!file) return;
    try {
      press("upload", { text: await file.text(), mode: replace.checked ? "replace" : "merge" });
    } catch {
      status.textContent = words.unreadable;
    }
    upload.value = "";
  });
  draw();
  model.on("change:state", draw);
  return () => model.off("change:state", draw);
}

function rows({ columns, rows }) {
  const cell = (tag, text, scope) => make(tag, scope ? { textContent: text, scope } : { textContent: text });
  return make("table", {}, [
    make("thead", {}, [make("tr", {}, columns.map((text) => cell("th", text, "col")))]),
    make("tbody", {}, rows.map(([first, ...rest]) =>
      make("tr", {}, [cell("th", first, "row"), ...rest.map((text) => cell("td", text))]))),
  ]);
}

function save(text, name) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function make(tag, properties = {}, children = []) {
  const node = Object.assign(document.createElement(tag), properties);
  node.dataset.lmSuppressShortcuts = "true"; // keys belong to the control that has the focus
  node.append(...children);
  return node;
}
