"use strict";
(() => {
  const { card, carried, current, lint, ask, slot, wellFormed, words, Trouble } = globalThis.replylint;
  const { make } = card;
  const PAUSE = 350; // milliseconds of rest before a text is checked
  const PATIENCE = 20_000; // a page is waited for longer than a send button
  const HERE = document.baseURI;
  const $ = (id) => document.getElementById(id);
  const draft = $("draft");
  const customer = $("customer");

  let report = null; // the last report, placed; its findings are carried along while typing
  let judged = ""; // the text that `report` is placed in
  let running = null; // the AbortController of the check that is under way
  let timer = 0;
  let active = null; // the finding that the caret or the reader is at
  let before = null; // the draft before the last rewrite, for Undo
  let spoken = "";

  const EXAMPLE = {
    customer: `Hello,

I ordered a lamp from you on the 2nd (order #48213) and you promised it within three days. It's the 14th now and it still hasn't arrived. I've written to you twice and nobody has answered. Where is my parcel? I'd like it this week or my money back.

Priya Raman`,
    draft: `Hi Priya,

Thank you for reaching out to us. Unfortunately, due to an unprecedented volume of inquiries, your lamp has been delayed. As I already explained in my previous email, you failed to enter the correct postcode at checkout. We apologize for any inconvenience this may have caused.

I've refunded the delivery fee of £4.95. Someone from the team will look into the rest as soon as possible.

Kind regards,
Tom`,
  };

  // Checking

  function body() {
    return { reply: draft.value, customer: customer.value.trim() ? customer.value : null, context: { channel: $("channel").value } };
  }

  const token = () => sessionStorage.getItem("token") ?? "";

  function soon() {
    clearTimeout(timer);
    running?.abort(); // what was asked for an older text is of no use any more
    $("result").classList.add("stale");
    timer = setTimeout(check, PAUSE);
  }

  async function check() {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    const asked = body();
    if (!asked.reply.trim()) {
      show(null, asked.reply);
      return;
    }
    try {
      const answer = await lint(HERE, asked, { token: token(), ms: PATIENCE, signal: mine.signal });
      if (mine.signal.aborted || asked.reply !== draft.value) return;
      trouble(null);
      show(answer, asked.reply);
    } catch (error) {
      if (mine.signal.aborted) return;
      if (!(error instanceof Trouble)) throw error;
      trouble(error);
    }
  }

  function trouble(error) {
    $("trouble").hidden = !error;
    if (!error) return;
    $("trouble-text").textContent = error.message;
    $("token-form").hidden = error.kind !== "token";
    $("again").hidden = error.kind === "token";
  }

  // The score

  const tone = (points) => (points >= 75 ? "" : points >= 50 ? "fair" : "poor");

  function count(findings) {
    const names = { error: ["error", "errors"], warning: ["warning", "warnings"], info: ["hint", "hints"] };
    const parts = [];
    for (const [severity, [one, many]] of Object.entries(names)) {
      const number = findings.filter((finding) => finding.severity === severity).length;
      if (number) parts.push(`${number} ${number === 1 ? one : many}`);
    }
    return parts.join(", ") || "no findings";
  }

  function reasons(side) {
    const named = new Map([...report.findings, ...report.strengths].map((part) => [part.code, words(part.name)]));
    const sums = new Map();
    for (const loss of side.losses) sums.set(loss.code, (sums.get(loss.code) ?? 0) + loss.points);
    const lost = [...sums].filter(([, points]) => points >= 0.05).map(([code, points]) => `${named.get(code) ?? code} −${points.toFixed(1)}`);
    const gained = side.credits.map(({ code }) => `+ ${named.get(code) ?? code}`);
    return [...lost, ...new Set(gained)].join(", ");
  }

  function showScore() {
    const judgedAtAll = report.grade !== "-";
    $("score").className = `score ${judgedAtAll ? tone(report.score) : "fair"}`;
    $("ring").setAttribute("stroke-dasharray", `${judgedAtAll ? report.score : 0} 100`);
    $("number").textContent = judgedAtAll ? Math.round(report.score) : "–";
    $("grade").textContent = judgedAtAll ? report.grade : "";
    $("ready").textContent = !judgedAtAll ? "Not judged" : report.ready ? "Ready to send" : "Not ready yet";
    const verdict = report.verdict.replace(/^(Not ready|Ready): /, "");
    $("verdict").textContent = verdict.charAt(0).toUpperCase() + verdict.slice(1);
    $("cap").textContent = report.cap ? `Held to ${report.cap.limit} by ${report.cap.reason}.` : "";
    $("sides").hidden = !report.dimensions.length;
    $("needs").textContent = report.needs ? wanted(report.needs) : "";
    $("dimensions").replaceChildren(
      ...report.dimensions
        .filter((side) => side.weight > 0)
        .map((side) => {
          const fill = make("i");
          fill.style.width = `${side.score}%`;
          const row = make("li", { className: tone(side.score) });
          row.append(make("span", { className: "name", text: side.dimension }), make("span", { className: "bar", "aria-hidden": "true" }, fill));
          row.append(make("span", { className: "points", text: String(Math.round(side.score)) }));
          const why = reasons(side);
          if (why) row.append(make("span", { className: "reasons", text: why }));
          return row;
        }),
      ...asAWhole(report.impression),
    );
  }

  function asAWhole({ points, words }) {
    if (!words.length) return [];
    const row = make("li", { className: "fair" });
    row.append(make("span", { className: "name", text: "as a whole" }), make("span"), make("span", { className: "points", text: `−${points.toFixed(1)}` }));
    row.append(make("span", { className: "reasons", text: words.map((word) => `“${word}”`).join(", ") }));
    return [row];
  }

  function wanted(needs) {
    const owed = ["apology", "action", "answer", "empathy"].filter((need) => needs[need] >= 0.5);
    const last = owed.pop();
    const list = owed.length ? `${owed.join(", ")} and ${last}` : last;
    const kind = { social: "small talk", praise: "praise" }[needs.intent] ?? `a ${needs.intent}`;
    return `The customer’s message reads as ${kind}${last ? `; it calls for ${list}` : ""}.`;
  }

  // Showing

  function show(answer, text) {
    report = answer;
    judged = text;
    active = null;
    $("result").classList.remove("stale");
    $("result").hidden = !answer;
    $("empty").hidden = Boolean(answer);
    $("copy").disabled = !text.trim();
    const safe = answer ? answer.findings.filter((finding) => finding.rewrites.some(({ grade }) => grade === "safe")).length : 0;
    $("safe").disabled = !safe;
    $("safe").textContent = safe ? `Apply ${safe} safe rewrite${safe === 1 ? "" : "s"}` : "Apply safe rewrites";
    if (answer) {
      showScore();
      showStrengths();
      showFindings();
      const failed = answer.failures.map(({ code }) => `Rule ${code} failed and has said nothing; the others stand.`);
      $("notices").replaceChildren(...[...answer.notices, ...failed].map((text) => make("p", { text })));
      say(`${answer.grade === "-" ? "Not judged" : `Score ${Math.round(answer.score)} of 100`}: ${count(answer.findings)}.`);
    } else {
      say("");
    }
    paint();
    atCaret(false);
  }

  function say(text) {
    if (text === spoken) return;
    spoken = text;
    $("status").textContent = text;
  }

  function showStrengths() {
    const number = report.strengths.length;
    $("good").hidden = !number;
    $("good-head").textContent = `What it does well: ${number} ${number === 1 ? "thing" : "things"}`;
    if (!report.findings.length) $("good").open = true;
    $("strengths").replaceChildren(
      ...report.strengths.map((strength) => {
        const said = strength.text.length > 110 ? `${strength.text.slice(0, 108).trimEnd()} …` : strength.text;
        const item = make("span", { text: strength.message });
        if (said) item.append(make("small", { text: `“${said.replace(/\s+/g, " ")}”` }));
        return make("li", {}, item);
      }),
    );
  }

  function showFindings() {
    const list = $("findings");
    const focused = list.contains(document.activeElement) ? [...list.children].indexOf(document.activeElement.closest(".rl-card")) : -1;
    const open = new Set([...list.querySelectorAll("details[open]")].map((details) => details.closest(".rl-card").dataset.code));
    $("findings-head").textContent = report.findings.length ? `To look at: ${count(report.findings)}` : "Nothing to mend";
    list.replaceChildren(
      ...report.findings.map((finding) => {
        const element = card(judged, finding, { apply, show: reveal });
        element.querySelector("details").open = open.has(finding.code);
        for (const event of ["pointerenter", "focusin"]) element.addEventListener(event, () => activate(now(finding), false));
        return element;
      }),
    );
    if (focused >= 0) {
      const next = list.children[Math.min(focused, list.children.length - 1)];
      (next?.querySelector("button") ?? $("findings-head")).focus();
    }
  }

  // Marks

  /** The draft cut at every start and end of a finding; each piece is marked as its worst finding says. */
  function paint() {
    const text = draft.value;
    const findings = report?.findings ?? [];
    const cuts = new Set([0, text.length]);
    for (const { start, end } of findings) cuts.add(start).add(end);
    const edges = [...cuts].filter((edge) => edge <= text.length).sort((a, b) => a - b);
    const rank = globalThis.replylint.RANK;
    const pieces = document.createDocumentFragment();
    edges.forEach((edge, i) => {
      const empty = findings.find((finding) => finding.start === finding.end && finding.start === edge);
      if (empty && empty === active) pieces.append(make("span", { className: "here" }));
      const end = edges[i + 1];
      if (end === undefined) return;
      const over = findings.filter((finding) => finding.start <= edge && finding.end >= end && finding.end > finding.start);
      const words_ = text.slice(edge, end);
      if (!over.length) {
        pieces.append(words_);
        return;
      }
      const worst = over.reduce((a, b) => (rank[b.severity] > rank[a.severity] ? b : a));
      pieces.append(make("span", { className: worst.severity + (over.includes(active) ? " active" : ""), text: words_ }));
    });
    pieces.append("\n"); // a last line of its own, as the textarea has one
    $("marks").replaceChildren(pieces);
  }

  /** The finding as it stands after what was typed since, or null. */
  const now = (finding) => report?.findings.find(({ key }) => key === finding.key) ?? null;

  function activate(finding, scroll) {
    if (finding === active) return;
    active = finding;
    for (const element of $("findings").children) element.classList.toggle("active", element.dataset.key === String(finding?.key));
    if (scroll) $("findings").querySelector(".active")?.scrollIntoView({ block: "nearest", behavior: "instant" });
    paint();
  }

  /** The finding under the caret becomes the active one, the shortest where several are. */
  function atCaret(scroll) {
    if (!report || document.activeElement !== draft) return;
    const caret = draft.selectionStart;
    const over = report.findings.filter((finding) => finding.start <= caret && caret <= finding.end);
    over.sort((a, b) => a.end - a.start - (b.end - b.start));
    activate(over[0] ?? null, scroll && over.length > 0 && matchMedia("(width > 880px)").matches);
  }

  /** Puts the caret into the draft at the finding and selects its words. */
  function reveal(pressed) {
    const finding = now(pressed);
    if (!finding) return;
    draft.focus({ preventScroll: true });
    draft.setSelectionRange(finding.start, finding.end);
    activate(finding, true);
    const mark = $("marks").querySelector(".active, .here");
    mark?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function step(by) {
    if (!report?.findings.length) return;
    const caret = draft.selectionStart;
    const order = [...report.findings].sort((a, b) => a.start - b.start || a.end - b.end);
    const current = order.indexOf(active);
    let next = current >= 0 ? current + by : by > 0 ? order.findIndex((f) => f.start >= caret) : order.findLastIndex((f) => f.end <= caret);
    if (current < 0 && next < 0) next = by > 0 ? 0 : order.length - 1;
    const finding = order[(next + order.length) % order.length];
    reveal(finding);
    say(`${words(finding.name)}: ${finding.message}`);
  }

  // Changing the draft

  /** Replaces a part of the draft so that the browser's own undo knows of it. */
  function replace(start, end, text) {
    draft.focus({ preventScroll: true });
    draft.setSelectionRange(start, end);
    const old = draft.value;
    const done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
    if (!done || draft.value === old) {
      draft.setRangeText(text, start, end, "end");
      draft.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }

  function apply(finding, pressed) {
    const rewrite = current(report.findings, finding, pressed);
    if (!rewrite) return; // its words were changed meanwhile; the answer for the new ones is on its way
    const { start, end } = rewrite;
    const back = $("findings").contains(document.activeElement) ? $("findings").querySelectorAll(".rl-card") : null;
    const index = back ? [...back].indexOf(document.activeElement.closest(".rl-card")) : -1;
    remember();
    replace(start, end, rewrite.text);
    const gap = slot(rewrite.text);
    if (gap) draft.setSelectionRange(start + gap.start, start + gap.end);
    else if (index >= 0) back[index].querySelector("button")?.focus({ preventScroll: true }); // so that the next card is at hand
    check();
  }

  async function applySafe() {
    const asked = body();
    try {
      const answer = await ask(HERE, "v1/fix", { ...asked, reply: wellFormed(asked.reply), grade: "safe" }, { token: token(), ms: PATIENCE });
      if (asked.reply !== draft.value || answer.text === asked.reply) return;
      remember();
      replace(0, draft.value.length, answer.text);
      check();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      trouble(error);
    }
  }

  function remember() {
    before = draft.value;
    $("undo").hidden = false;
  }

  function undo() {
    replace(0, draft.value.length, before);
    $("undo").hidden = true;
    check();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(draft.value);
    } catch {
      draft.select();
      document.execCommand("copy");
    }
    $("copy").textContent = "Copied";
    say("Copied.");
    setTimeout(() => ($("copy").textContent = "Copy"), 1600);
  }

  // What the user does

  draft.addEventListener("input", () => {
    if (report) report = { ...report, findings: carried(report.findings, judged, draft.value) };
    judged = draft.value;
    if (active) active = now(active);
    paint();
    soon();
  });
  customer.addEventListener("input", soon);
  $("channel").addEventListener("change", check);
  for (const event of ["click", "keyup"]) draft.addEventListener(event, () => atCaret(true));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8") return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  $("safe").addEventListener("click", applySafe);
  $("undo").addEventListener("click", undo);
  $("copy").addEventListener("click", copy);
  $("again").addEventListener("click", check);
  $("token-form").addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("token", $("token").value);
    check();
  });
  $("example").addEventListener("click", () => {
    customer.value = EXAMPLE.customer;
    replace(0, draft.value.length, EXAMPLE.draft);
    draft.setSelectionRange(0, 0);
    check();
  });
  check(); // a browser may have kept the text over a reload
})();
