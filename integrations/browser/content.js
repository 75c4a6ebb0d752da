"use strict";
/**
 * In a page: finds the composers, has them checked while one writes, and holds a send once when something would hurt.
 *
 * The hold is decided at the first event of a press, since some buttons act on mousedown or mouseup, and all events of that press are
 * kept from the page. If the reply may go, a press of our own follows; the page can't tell it from the first, except that it is not
 * trusted, which is how we know it and let it pass.
 */
(() => {
  if (globalThis.replylint.atWork) return; // the toolbar button may bring us into a page where we are
  globalThis.replylint.atWork = true;
  const { carried, counted, current, editable, mirror, panel, slot } = globalThis.replylint;
  const { chrome } = globalThis;
  const PAUSE = 600; // milliseconds of rest before a draft is checked
  const PRESS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
  const BUTTON = "button, [role=button], [role=menuitem], [role=option], input[type=submit], input[type=button]";
  const SENDS = /^\W*(send|submit|reply|post|publish|answer|respond)\b/i;
  const SENDS_NOT = /\b(draft|preview|test|template|feedback|file|photo|options?|settings)\b/i;
  const composers = new Map(); // element to composer
  let settings = { inline: true, selector: "" };
  let last = null; // the composer written in last
  let asking = null; // what the panel was opened for: {composer, again, text}
  let press = null; // the press that is under way: {button, held}

  // Composers

  function rootOf(node) {
    const element = node?.nodeType === 1 ? node : node?.parentElement;
    if (!element || element.closest("[data-replylint]")) return null;
    if (element.tagName === "TEXTAREA") return element;
    if (!element.isContentEditable) return null;
    let root = element;
    while (root.parentElement?.isContentEditable) root = root.parentElement;
    return root;
  }

  function isComposer(element) {
    const box = element.getBoundingClientRect();
    if (element.tagName === "TEXTAREA") return !element.readOnly && !element.disabled && box.height >= 36 && box.width >= 120;
    return !/^(searchbox|combobox)$/.test(element.getAttribute("role") ?? "") && box.width >= 120 && box.height >= 16;
  }

  const read = (element) => (element.tagName === "TEXTAREA" ? { text: element.value } : editable.read(element));

  function composerOf(element) {
    let composer = composers.get(element);
    if (!composer) {
      composer = { element, timer: 0, running: null, judged: null, answer: null, seen: new Set(), passed: null };
      // A frame's own script marks what is in the frame; from out here only its send is held.
      if (element.ownerDocument === document) {
        composer.badge = panel.badge(element, () => open(composer));
        if (element.tagName === "TEXTAREA") composer.mirror = mirror(element, panel.shadow());
        composer.watch = new ResizeObserver(place);
        composer.watch.observe(element);
      }
      composers.set(element, composer);
    }
    return composer;
  }

  function place() {
    for (const [element, composer] of composers) {
      if (!element.isConnected) {
        composer.badge?.remove();
        composer.mirror?.remove();
        composer.watch?.disconnect();
        composers.delete(element);
        continue;
      }
      composer.badge?.place();
      composer.mirror?.place();
    }
  }

  // Checking

  /** What the customer wrote, where the settings say where that is: the last such place in the page. */
  function customer() {
    if (!settings.selector) return null;
    const views = [document];
    try {
      if (top !== window) views.push(top.document);
    } catch {
      // the frame around us is somebody else's
    }
    for (const view of views) {
      const found = [...view.querySelectorAll(settings.selector)].filter((element) => !element.isContentEditable).at(-1);
      const text = found ? editable.read(found).text.trim() : "";
      if (text) return text;
    }
    return null;
  }

  /** The answer for the composer's text now, or null where there is none to judge or it was changed meanwhile. */
  function check(composer) {
    clearTimeout(composer.timer);
    const { text } = read(composer.element);
    if (!text.trim()) {
      keep(composer, text, null);
      return Promise.resolve(null);
    }
    // Two who ask about the same words wait for the same answer.
    if (composer.running?.text !== text) {
      const running = { text, answer: asked(composer, text) };
      composer.running = running;
      running.answer.finally(() => composer.running === running && (composer.running = null));
    }
    return composer.running.answer;
  }

  async function asked(composer, text) {
    composer.badge?.wait();
    const late = new Promise((resolve) => setTimeout(resolve, 3500, null)); // a worker that is gone never answers
    const told = chrome.runtime.sendMessage({ type: "lint", reply: text, customer: customer() }).catch(() => null);
    const answer = (await Promise.race([told, late])) ?? { bar: {}, trouble: "The extension gives no answer; load this page again." };
    if (read(composer.element).text !== text) return null;
    keep(composer, text, answer);
    return answer;
  }

  function keep(composer, text, answer) {
    composer.judged = text;
    composer.answer = answer;
    composer.badge?.show(answer);
    mark();
    // One writes on beside the open panel: it says what is so now.
    if (answer && panel.isOpen() && asking?.composer === composer && asking.text !== text) open(composer, asking.again, "none");
  }

  function visible(composer) {
    const findings = composer.answer?.report?.findings ?? [];
    const bar = { ...composer.answer?.bar, at: "info" };
    return settings.inline ? counted(findings, bar) : [];
  }

  function mark() {
    const drafts = [];
    for (const composer of composers.values()) {
      if (composer.element.ownerDocument !== document) continue;
      const { text, ...draft } = read(composer.element);
      const findings = carried(visible(composer), composer.judged ?? "", text);
      if (composer.mirror) composer.mirror.show(text, findings);
      else drafts.push([{ text, ...draft }, findings]);
    }
    editable.mark(drafts);
  }

  function soon(composer) {
    clearTimeout(composer.timer);
    composer.timer = setTimeout(check, PAUSE, composer);
    if (composer.mirror) mark(); // what stays moves along at once; highlights do so by themselves
  }

  // Holding

  const key = (finding) => `${finding.code} ${finding.text}`;

  /** May it go? "yes", "no", or "ask" when its words have not been judged yet. */
  function decide(composer) {
    const { text } = read(composer.element);
    if (!text.trim() || composer.passed === text) return "yes";
    if (composer.judged !== text || !composer.answer) return "ask";
    if (composer.answer.trouble) return "yes";
    return counted(composer.answer.report.findings, composer.answer.bar).every((finding) => composer.seen.has(key(finding))) ? "yes" : "no";
  }

  function labelOf(button) {
    const label = button.getAttribute("aria-label") || button.getAttribute("data-tooltip") || button.value || button.innerText || "";
    return label.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  }

  /** Is it in our own panel? */
  const ours = (event) => event.composedPath().some((node) => node.dataset?.replylint !== undefined);

  function sendButton(event) {
    if (ours(event)) return null;
    const button = event.composedPath().find((node) => node.nodeType === 1 && node.matches(BUTTON));
    if (!button) return null;
    const label = labelOf(button);
    return SENDS.test(label) && !SENDS_NOT.test(label) ? button : null;
  }

  /** The node around, out of a shadow tree too. */
  const outward = (node) => node.parentNode ?? node.host ?? null;

  function inside(node, around) {
    for (let at = node; at; at = outward(at)) if (at === around) return true;
    return false;
  }

  /** The editors inside a frame that has no address of its own are written in from here. */
  function editors(within) {
    const found = [...within.querySelectorAll("textarea, [contenteditable]")].map(rootOf);
    for (const frame of within.querySelectorAll("iframe")) {
      const body = frame.contentDocument?.body;
      if (body?.isContentEditable) found.push(body);
      else if (body) found.push(...[...body.querySelectorAll("textarea, [contenteditable]")].map(rootOf));
    }
    found.push(...[...composers.keys()].filter((element) => inside(element, within))); // also those in shadow trees
    return [...new Set(found)].filter((element) => element && isComposer(element) && read(element).text.trim());
  }

  /** The composer that a button sends: the nearest around it; where several are as near, the one written in last, else the longest. */
  function composerFor(button) {
    for (let around = outward(button); around && around !== document; around = outward(around)) {
      const near = editors(around);
      if (!near.length) continue;
      if (near.includes(last)) return composerOf(last);
      if (around === document.body && near.length > 1) return null; // a page full of fields and a button that is none of theirs
      near.sort((a, b) => read(b).text.length - read(a).text.length);
      return composerOf(near[0]);
    }
    return null;
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Sends after all, by a press of our own on the same button, or on the one that has taken its place. */
  function pressAgain(composer, button, label) {
    composer.passed = read(composer.element).text;
    const there = button.isConnected ? button : [...document.querySelectorAll(BUTTON)].find((other) => labelOf(other) === label);
    if (!there) return; // leave is given: the next press goes through
    const box = there.getBoundingClientRect();
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
    for (const type of PRESS) {
      const Kind = type.startsWith("pointer") ? PointerEvent : MouseEvent;
      const buttons = type.endsWith("down") ? 1 : 0;
      const more = { bubbles: true, cancelable: true, composed: true, view: window, button: 0, buttons, detail: 1, ...at };
      there.dispatchEvent(new Kind(type, type.startsWith("pointer") ? { ...more, pointerId: 1, isPrimary: true, pointerType: "mouse" } : more));
    }
  }

  function keyAgain(composer, event) {
    composer.passed = read(composer.element).text;
    const { code, ctrlKey, metaKey } = event;
    const press = { key: "Enter", code, ctrlKey, metaKey, keyCode: 13, which: 13, bubbles: true, cancelable: true, composed: true };
    composer.element.focus();
    for (const type of ["keydown", "keyup"]) composer.element.dispatchEvent(new KeyboardEvent(type, press));
  }

  /** The press is kept from the page; now find out whether it may go, and if not, ask. */
  async function hold(composer, again) {
    let answer = composer.judged === read(composer.element).text ? composer.answer : null;
    for (let tries = 0; !answer && tries < 3; tries++) answer = await check(composer); // an editor may tidy up what was typed
    if (!answer) {
      again(); // a press must never come to nothing
      return;
    }
    if (answer.trouble || decide(composer) === "yes") {
      again();
      return;
    }
    open(composer, again);
    for (const finding of counted(answer.report.findings, answer.bar)) composer.seen.add(key(finding));
  }

  /** Shows the panel for the answer as it stands. `focus` as for the panel. */
  function open(composer, again = null, focus = "head") {
    if (!composer.answer) return;
    const judged = { text: composer.judged, answer: composer.answer };
    asking = { composer, again, text: composer.judged };
    panel.show(judged.text, judged.answer, {
      apply: (finding, rewrite) => apply(composer, judged, finding, rewrite, again),
      mute: (finding) => mute(composer, finding, again),
      send: again,
      from: composer.element,
      focus,
    });
  }

  async function mute(composer, finding, again) {
    await chrome.runtime.sendMessage({ type: "mute", finding: { code: finding.code, name: finding.name } });
    await check(composer);
    if (panel.isOpen()) open(composer, again, "none");
  }

  /** Puts a rewrite into the draft as if it were typed, so that the page's editor and its undo know of it. */
  async function apply(composer, judged, finding, pressed, again) {
    const { element } = composer;
    const draft = read(element);
    const rewrite = current(carried(judged.answer.report.findings, judged.text, draft.text), finding, pressed);
    const view = element.ownerDocument;
    const put = rewrite && (element.tagName === "TEXTAREA" ? select(element, rewrite) : selectRange(element, draft, rewrite));
    if (put) {
      await new Promise((resolve) => setTimeout(resolve, 0)); // editors learn of a selection a moment later
      const deletes = rewrite.text === "";
      const empty = rewrite.start === rewrite.end;
      const typed = deletes ? empty || view.execCommand("delete") : view.execCommand("insertText", false, rewrite.text);
      if (!typed) put(rewrite.text);
      const gap = slot(rewrite.text);
      if (gap) {
        const at = { start: rewrite.start + gap.start, end: rewrite.start + gap.end };
        if (element.tagName === "TEXTAREA") select(element, at);
        else selectRange(element, read(element), at);
        last = element;
      }
    }
    await check(composer);
    // Meanwhile one may have closed the panel, or gone on to write: the slot to be filled in, or somewhere else.
    const waits = element.matches(":focus") && !(put && slot(rewrite.text));
    if (panel.isOpen()) open(composer, again, waits ? "next" : "none");
  }

  /** Selects in a textarea; what is returned replaces the selection without an editor's help. */
  function select(textarea, { start, end }) {
    textarea.focus({ preventScroll: true });
    textarea.setSelectionRange(start, end);
    return (text) => {
      textarea.setRangeText(text, start, end, "end");
      textarea.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: text }));
    };
  }

  /** The same in rich text; null where the place is not the writer's own. */
  function selectRange(element, draft, { start, end }) {
    const place = editable.range(draft, start, end);
    if (!place) return null;
    element.focus({ preventScroll: true });
    const selection = element.ownerDocument.getSelection();
    selection.setBaseAndExtent(place.startContainer, place.startOffset, place.endContainer, place.endOffset); // in a shadow tree too
    return (text) => {
      editable.put(place, text);
      element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText", data: text }));
    };
  }

  // What happens in the page

  function onPress(event) {
    if (!event.isTrusted) return;
    const button = sendButton(event);
    if (!button) {
      if (event.type === "pointerdown") press = null;
      return;
    }
    const begins = event.type === "pointerdown" || !press || press.button !== button;
    if (begins) {
      const composer = composerFor(button);
      press = { button, composer, held: composer !== null && decide(composer) !== "yes" };
    }
    const { composer, held } = press;
    if (held) stop(event);
    if (event.type !== "click") return;
    press = null;
    if (held) {
      const label = labelOf(button);
      hold(composer, () => pressAgain(composer, button, label));
    }
  }

  function onKey(event) {
    if (!event.isTrusted || ours(event) || (event.key !== "Enter" && event.key !== " ") || event.isComposing) return;
    const button = sendButton(event);
    if (button) {
      // A button that is none by nature acts on the key itself; a real one would make a click of it.
      if (event.type !== "keydown") {
        if (press?.keyed === button) stop(event);
        if (event.type === "keyup") press = null;
        return;
      }
      const composer = composerFor(button);
      if (!composer || decide(composer) === "yes") return;
      stop(event);
      press = { keyed: button };
      const label = labelOf(button);
      hold(composer, () => pressAgain(composer, button, label));
      return;
    }
    const root = event.type === "keydown" && event.key === "Enter" && (event.ctrlKey || event.metaKey) ? rootOf(event.composedPath()[0]) : null;
    if (!root || !isComposer(root)) return;
    const composer = composerOf(root);
    if (decide(composer) === "yes") return;
    stop(event);
    hold(composer, () => keyAgain(composer, event));
  }

  function onWrite(event) {
    if (ours(event)) return;
    const root = rootOf(event.composedPath()[0]);
    if (!root || !isComposer(root)) return;
    last = root;
    const composer = composerOf(root);
    if (event.type === "input" || composer.judged !== read(root).text) soon(composer);
  }

  for (const type of PRESS) window.addEventListener(type, onPress, true);
  for (const type of ["keydown", "keypress", "keyup"]) window.addEventListener(type, onKey, true);
  for (const type of ["input", "focusin"]) window.addEventListener(type, onWrite, true);
  for (const type of ["scroll", "resize"]) window.addEventListener(type, place, { capture: true, passive: true });
  setInterval(place, 1000); // a composer may go or move without a word
  chrome.runtime.sendMessage({ type: "hello" }).then((answer) => {
    if (answer) settings = answer;
    if (document.activeElement) onWrite({ type: "focusin", composedPath: () => [document.activeElement] });
  });
})();
