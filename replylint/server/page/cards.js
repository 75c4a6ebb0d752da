"use strict";
/** A finding as a card: what it is, the words, why it hurts, its rewrites as buttons. The page, the add-on and the extension show the same. */
globalThis.replylint.card = (() => {
  const { deletes, preview, words } = globalThis.replylint;
  const SEVERITY = { error: "Error", warning: "Warning", info: "Hint" };
  const TRUST = { safe: "safe to apply", review: "read it first", "needs-facts": "fill in the facts" };

  function make(tag, { className = "", text = "", ...rest } = {}, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(rest)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /** `text` with its {slots} set off, as a fragment. */
  function slotted(text) {
    const fragment = document.createDocumentFragment();
    for (const piece of text.split(/(\{[^{}]*\})/)) {
      if (/^\{.*\}$/s.test(piece)) fragment.append(make("span", { className: "rl-slot", text: piece.slice(1, -1) }));
      else fragment.append(piece);
    }
    return fragment;
  }

  function button(draft, finding, rewrite, apply) {
    const out = deletes(draft, rewrite);
    const shown = preview(draft, rewrite).trim();
    const label = make("span", { className: "rl-words" });
    if (out) label.append("Leave it out");
    else label.append(slotted(shown));
    if (out && shown) label.append(make("span", { className: "rl-rest", text: `“${shown} …”` }));
    const trust = make("span", { className: `rl-trust rl-${rewrite.grade}`, text: TRUST[rewrite.grade] });
    const element = make("button", { className: "rl-rewrite", type: "button" }, label, trust);
    element.addEventListener("click", () => apply(finding, rewrite));
    return element;
  }

  /**
   * The card of `finding` in `draft`. `apply(finding, rewrite)` is called for a rewrite's button; `mute(finding)` and
   * `show(finding)`, where given, for "don't ask again" and for the words themselves.
   */
  function card(draft, finding, { apply, mute = null, show = null, level = 3 }) {
    const element = make("article", { className: `rl-card rl-${finding.severity}` });
    element.dataset.code = finding.code;
    element.dataset.key = finding.key;
    const heading = make(`h${level}`, { className: "rl-head" });
    heading.append(make("span", { className: "rl-severity", text: SEVERITY[finding.severity] }), " ");
    heading.append(make("span", { className: "rl-name", text: words(finding.name) }), " ", make("code", { className: "rl-code", text: finding.code }));
    element.append(heading);
    if (finding.text) {
      const said = finding.text.length > 160 ? `${finding.text.slice(0, 158).trimEnd()} …` : finding.text;
      const quote = show ? make("button", { className: "rl-said", type: "button", title: "Show in the draft" }) : make("p", { className: "rl-said" });
      quote.textContent = `“${said.replace(/\s+/g, " ")}”`;
      if (show) quote.addEventListener("click", () => show(finding));
      element.append(quote);
    }
    element.append(make("p", { className: "rl-message", text: finding.message }));
    if (finding.rewrites.length) {
      const list = make("div", { className: "rl-rewrites", role: "group", "aria-label": "Rewrites" });
      for (const rewrite of finding.rewrites) list.append(button(draft, finding, rewrite, apply));
      element.append(list);
    }
    const foot = make("div", { className: "rl-foot" });
    foot.append(make("details", { className: "rl-why" }, make("summary", { text: "Why" }), make("p", { text: finding.why })));
    if (mute) {
      const quiet = make("button", { className: "rl-quiet", type: "button", text: "Don’t ask again for this" });
      quiet.addEventListener("click", () => mute(finding));
      foot.append(quiet);
    }
    element.append(foot);
    return element;
  }

  card.make = make;
  return card;
})();
