"use strict";
/** In a compose window: underlines what the service finds while one writes, and puts rewrites into the draft. The mail's HTML stays as it is. */
(() => {
  const { editable } = globalThis.replylint;
  const { messenger } = globalThis;
  const PAUSE = 700; // milliseconds of rest before the draft is checked
  let timer = 0;
  let asked = 0;

  async function check() {
    const mine = ++asked;
    const draft = editable.read(document.body);
    const findings = draft.text.trim() ? await messenger.runtime.sendMessage({ type: "inline", text: draft.text }).catch(() => []) : [];
    if (mine !== asked) return; // something was typed meanwhile
    editable.mark([[draft, findings ?? []]]);
  }

  function soon() {
    asked++;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  }

  /** Where `old` is, which was at `start` and followed on `lead`; -1 where it is no more. */
  function find(text, { start, old, lead }) {
    if (text.startsWith(old, start) && text.slice(0, start).endsWith(lead)) return start;
    const found = text.indexOf(lead + old);
    return found < 0 ? -1 : found + lead.length;
  }

  /** Puts a rewrite into the draft as if it were typed. False where its place is gone or not the writer's own. */
  function apply({ rewrite, slot }) {
    const draft = editable.read(document.body);
    const start = find(draft.text, rewrite);
    const place = start < 0 ? null : editable.range(draft, start, start + rewrite.old.length);
    if (!place) return false;
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(place);
    const typed = rewrite.text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, rewrite.text);
    if (!typed) editable.put(place, rewrite.text);
    if (slot) {
      const gap = editable.range(editable.read(document.body), start + slot.start, start + slot.end);
      if (gap) {
        selection.removeAllRanges();
        selection.addRange(gap);
      }
    }
    soon();
    return true;
  }

  messenger.runtime.onMessage.addListener((message) => (message?.type === "apply" ? Promise.resolve(apply(message)) : undefined));
  document.addEventListener("input", soon);
  soon();
})();
