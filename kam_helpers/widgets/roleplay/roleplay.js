// The browser's half of a role play: it draws the state it is sent and sends presses back. Text is only ever text.
// What is not here is in talk.js.
//
// After a press the focus goes to what the customer says, so that a screen reader reads it and the next Tab reaches
// the replies.

export default { render };

function render({ model, el }) {
  const about = model.get("case");
  const { words } = about;
  const id = `kam-${Math.random().toString(36).slice(2)}`;
  const undo = button(words.undo);
  const again = button(words.again);
  const scene = make("details", { open: true, className: "kam-scene" }, [
    make("summary", { textContent: words.case }),
    ...about.scene.map((text) => make("p", { textContent: text })),
    ...about.aim.map((text) => make("p", {}, [make("strong", { textContent: text })])),
  ]);
  keepKeys(scene.firstChild);
  const mood = make("div", { className: "kam-mood" });
  // It scrolls when the talk is long, so it must be within reach of the keyboard and say what it is.
  const log = keepKeys(make("div", { className: "kam-log", tabIndex: 0, role: "group", ariaLabel: words.talk }));
  const replies = make("fieldset", { className: "kam-replies" });
  const voting = make("input", { type: "checkbox", id: `${id}-class` });
  keepKeys(voting);
  const count = button(words.count);
  const hands = make("label", { htmlFor: voting.id }, [voting, ` ${words.class}`]);
  const status = make("div", { className: "kam-status" });
  status.setAttribute("role", "status");
  const end = make("div", { className: "kam-end" });
  const root = make("section", { className: "kam-talk", ariaLabel: about.title }, [
    make("div", { className: "kam-head" }, [
      make("strong", { textContent: about.title }),
      make("span", { textContent: `${about.person} · ${about.minutes}` }),
    ]),
    scene,
    make("div", { className: "kam-bar" }, [mood, hands, undo, again]),
    log, replies, count, status, end,
  ]);
  el.append(root);

  const { press, answer, close } = wire(model, status, words);
  const boxes = () => [...replies.querySelectorAll("input")];
  const vote = () => press("vote", { votes: boxes().map((box) => Number(box.value) || 0) });
  const showVoting = () => {
    count.hidden = !voting.checked || !boxes().length;
    for (const part of replies.querySelectorAll(".kam-hands")) part.hidden = !voting.checked;
  };
  voting.addEventListener("change", showVoting);
  count.addEventListener("click", vote);
  undo.addEventListener("click", () => press("undo"));
  again.addEventListener("click", () => press("again"));
  replies.addEventListener("keydown", (event) => {
    if (event.target.type === "number" && event.key === "Enter") {
      event.preventDefault();
      vote();
    } else if (event.target.tagName === "BUTTON" && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      const all = [...replies.querySelectorAll("button")];
      const step = event.key === "ArrowDown" ? 1 : -1;
      all[(all.indexOf(event.target) + step + all.length) % all.length].focus();
    }
  });

  let drawn = "";
  const draw = () => {
    const state = model.get("state");
    const mine = answer(state);
    undo.setAttribute("aria-disabled", String(!state.begun));
    const now = JSON.stringify([state.lines, state.replies]);
    if (now === drawn && !(mine && !state.notes.length)) return; // refused: what was typed stays, and the focus
    if (drawn) scene.open = !state.begun;
    drawn = now;
    drawMood(mood, state.mood);
    const last = drawLog(log, state.lines, { you: words.you, customer: about.customer });
    drawReplies(replies, state.replies, words, (number) => press("say", { number }));
    hands.hidden = !state.replies.length;
    showVoting();
    const heading = drawEnd(end, state, words, () => press("again"));
    log.scrollTop = log.scrollHeight - Math.max(log.clientHeight, last.offsetHeight + 12); // its beginning, if long
    if (mine) {
      const target = heading ?? last;
      target.focus({ preventScroll: true });
      if (!heading) root.scrollIntoView({ block: "nearest" });
      target.scrollIntoView({ block: heading ? "start" : "nearest" }); // the whole may be higher than the screen
    }
  };
  draw();
  model.on("change:state", draw);
  return () => {
    close();
    model.off("change:state", draw);
  };
}

// ---- the talk ------------------------------------------------------------------------------------

function drawMood(place, { value, most, said }) {
  const cells = Array.from({ length: most }, (_, i) =>
    make("span", { className: i < value ? "kam-cell kam-full" : "kam-cell" }));
  const bar = make("span", { className: `kam-meter kam-level-${level(value)}` }, cells);
  bar.setAttribute("aria-hidden", "true"); // the words beside it say the same
  fill(place, [bar, make("strong", { textContent: said })]);
}

function level(mood) {
  return Math.min(4, Math.floor(mood / 2));
}

function drawReplies(place, replies, words, say) {
  place.hidden = !replies.length;
  const rows = replies.map((text, i) => {
    const choice = make("button", { type: "button" }, [
      make("span", { className: "kam-number", textContent: `${i + 1}` }),
      make("span", { textContent: text }),
    ]);
    choice.addEventListener("click", () => say(i + 1));
    const box = make("input", { type: "number", min: 0, step: 1, inputMode: "numeric" });
    box.setAttribute("aria-label", fit(words.votes, { n: i + 1 }));
    return make("div", { className: "kam-reply" }, [
      keepKeys(choice),
      make("span", { className: "kam-hands" }, [keepKeys(box)]),
    ]);
  });
  const head = make("div", { className: "kam-hands kam-votes", textContent: words.head });
  head.setAttribute("aria-hidden", "true"); // each box says it in its own name
  fill(place, [make("legend", { textContent: words.what }), head, ...rows]);
}

// ---- the end -------------------------------------------------------------------------------------

// Returns the heading, which can take the focus, or null while the talk goes on.
function drawEnd(place, { debrief, mood, memory }, words, again) {
  if (!debrief) {
    fill(place, []);
    return null;
  }
  const heading = make("h3", { tabIndex: -1, textContent: `${debrief.label}: ${debrief.title}` });
  const course = make("ol", { className: "kam-course" }, mood.course.map(({ value, word }) => {
    const chip = make("li", { className: `kam-level-${level(value)}` }, [
      make("strong", { textContent: value }),
      make("span", { textContent: word }),
    ]);
    chip.style.setProperty("--kam-part", value / mood.most);
    return chip;
  }));
  const turns = make("details", { open: true }, [
    make("summary", { textContent: words.turns }),
    ...debrief.turns.map((turn) => drawTurn(turn, words)),
  ]);
  keepKeys(turns.firstChild);
  const repeat = button(words.again);
  repeat.addEventListener("click", again);
  fill(place, [
    make("div", { className: `kam-ending kam-${debrief.kind}` }, [keepKeys(heading), ...debrief.text.map(paragraph)]),
    make("h4", { textContent: words.course }),
    course,
    make("h4", { textContent: `${words.debrief}. ${debrief.score}` }),
    table(debrief.parts, [words.part, words.points, words.seen]),
    table(debrief.steps, [words.step, words.state, words.turn]),
    make("h4", { textContent: words.practise }),
    make("ul", {}, debrief.advice.map((text) => make("li", { textContent: text }))),
    turns,
    make("p", { className: "kam-small", textContent: debrief.note }),
    make("p", { textContent: memory }),
    repeat,
  ]);
  return heading;
}

function drawTurn(turn, words) {
  const parts = [
    make("h5", { textContent: turn.head }),
    quote(null, turn.customer, "kam-asked"),
    quote(words.said, turn.said, "kam-answered"),
  ];
  if (turn.votes) parts.push(make("p", { className: "kam-small", textContent: turn.votes }));
  if (turn.better) parts.push(quote(words.better, turn.better, "kam-better"));
  parts.push(paragraph(turn.why));
  return make("div", { className: `kam-turn kam-${turn.quality}` }, parts);
}

function quote(label, text, className) {
  const parts = label ? [make("strong", { textContent: `${label}: ` })] : [];
  return make("p", { className }, [...parts, `“${text}”`]);
}
