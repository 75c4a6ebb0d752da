"use strict";
/** What the extension shows of its own, in a shadow root beside the page: a badge at each composer, and one panel. */
globalThis.replylint.panel = (() => {
  const { card, counted, worst } = globalThis.replylint;
  const { make } = card;
  const { chrome } = globalThis;
  let root = null;
  let box = null;
  let back = null; // where the focus goes when the panel is closed

  /** The shadow root; made at first use, and put back if the page has thrown it out. */
  function shadow() {
    if (!root) {
      const host = document.createElement("div");
      host.dataset.replylint = "";
      host.style.cssText = "all: initial; position: fixed; inset: 0 auto auto 0; width: 0; height: 0; z-index: 2147483647;";
      root = host.attachShadow({ mode: "open" });
      // A script's own clicks and keys in here are none of the page's business.
      for (const type of ["keydown", "keypress", "keyup", "mousedown", "mouseup", "pointerdown", "pointerup", "click", "input", "focusin"]) {
        root.addEventListener(type, (event) => event.stopPropagation());
      }
      chrome.runtime.sendMessage({ type: "style" }).then((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text ?? "");
        root.adoptedStyleSheets = [sheet];
      });
    }
    if (!root.host.isConnected) document.documentElement.append(root.host);
    return root;
  }

  /** The badge of a composer: `show(answer)`, `wait()`, `place()`, `remove()`. */
  function badge(element, open) {
    const button = make("button", { className: "badge", type: "button" });
    button.addEventListener("click", open);
    shadow().append(button);
    const place = () => {
      const at = element.getBoundingClientRect();
      const gone = !element.isConnected || at.width < 60 || at.bottom < 20 || at.top > innerHeight;
      button.hidden = gone || !button.textContent;
      button.style.left = `${Math.min(at.right, innerWidth) - 46}px`;
      button.style.top = `${Math.min(at.bottom, innerHeight) - 36}px`;
    };
    return {
      place,
      remove: () => button.remove(),
      wait() {
        button.className = "badge waiting";
      },
      show(answer) {
        const number = answer?.report ? counted(answer.report.findings, answer.bar).length : 0;
        const said = !answer ? "" : answer.trouble ? `replylint: ${answer.trouble}` : number ? `replylint: ${number} to look at` : "replylint: ready to send";
        button.textContent = !answer ? "" : answer.trouble ? "!" : number ? String(number) : "✓";
        button.className = `badge ${answer?.trouble ? "trouble" : number ? worst(answer.report.findings, answer.bar)[0].severity : "clean"}`;
        button.setAttribute("aria-label", said);
        button.title = said;
        place();
      },
    };
  }

  function close() {
    if (!box) return;
    box.remove();
    box = null;
    back?.focus?.({ preventScroll: true });
  }

  /**
   * Shows an answer. `send` is there when a click on the page's own button was held; `apply` and `mute` as for a card. `focus` goes
   * to the "head" of a panel that was not open before, for nobody shall press a rewrite unseen; to what is "next" after a press in the
   * panel; or to "none".
   */
  function show(text, answer, { apply, mute, send = null, from = null, focus = "head" }) {
    const shown = answer.report ? worst(answer.report.findings, answer.bar) : [];
    const more = answer.report ? counted(answer.report.findings, answer.bar).length - shown.length : 0;
    back = from;
    const scrolled = focus === "none" ? (box?.querySelector(".list").scrollTop ?? 0) : 0;
    const within = box?.contains(root?.activeElement) ?? false;
    box?.remove();
    box = make("section", { className: "panel", role: "dialog", "aria-label": "replylint" });
    const title = answer.trouble ? "Not checked" : !shown.length ? "Ready to send" : send ? "Before you send" : "To look at";
    const head = make("h1", { text: title, tabindex: "-1" });
    const score = answer.report && answer.report.grade !== "-" ? `${Math.round(answer.report.score)} of 100` : "";
    const shut = make("button", { className: "shut", type: "button", text: "×", "aria-label": "Close" });
    const verdict = answer.trouble ?? (shown.length ? "These would hurt. Better words are one click away." : "Nothing left that needs a look.");
    const list = make("div", { className: "list" });
    list.append(...shown.map((finding) => card(text, finding, { apply, mute, level: 2 })));
    const foot = make("footer", {}, make("span", { text: more > 0 ? `and ${more} more` : "" }));
    const stay = make("button", { type: "button", text: "Back to the reply" });
    foot.append(stay);
    box.append(make("header", {}, head, make("output", { text: score }), shut), make("p", { text: verdict, role: "status" }), list, foot);
    for (const button of [stay, shut]) button.addEventListener("click", close);
    if (send) {
      const go = make("button", { type: "button", className: shown.length ? "send" : "send main", text: shown.length ? "Send anyway" : "Send" });
      go.addEventListener("click", () => {
        close();
        send();
      });
      foot.append(go);
    }
    box.addEventListener("keydown", (event) => event.key === "Escape" && close());
    shadow().append(box);
    list.scrollTop = scrolled;
    if (focus === "none" && !within) return;
    const next = focus === "head" ? head : (list.querySelector(".rl-rewrite") ?? foot.querySelector(".main") ?? head);
    next.focus({ preventScroll: true });
  }

  return { badge, close, isOpen: () => box !== null, shadow, show };
})();
