"use strict";
/** The window that asks: at most three findings, rewrites to apply, and leave to send. Checks anew after each change. */
(() => {
  const { card, editable, mail, settings, slot } = globalThis.replylint;
  const { messenger } = globalThis;
  const $ = (id) => document.getElementById(id);
  let tabId = Number(new URLSearchParams(location.search).get("tab")) || null;
  let checked = null;

  async function show({ next = false } = {}) {
    tabId ??= (await messenger.tabs.query({ active: true, currentWindow: true }))[0].id;
    const details = await messenger.compose.getComposeDetails(tabId);
    try {
      checked = await mail.check(details);
    } catch (error) {
      checked = null;
      $("head").textContent = "Not checked";
      $("verdict").textContent = error.message;
      $("findings").replaceChildren();
    }
    if (checked) render(next);
    $("send").disabled = false;
  }

  function render(next) {
    const { draft, report, shown, held } = checked;
    $("head").textContent = shown.length ? "Before you send" : "Ready to send";
    $("score").textContent = report && report.grade !== "-" ? `${Math.round(report.score)} of 100` : "";
    $("verdict").textContent = shown.length ? "These would hurt. Better words are one click away." : "Nothing left that needs a look.";
    $("more").textContent = held > shown.length ? `and ${held - shown.length} more` : "";
    $("send").textContent = shown.length ? "Send anyway" : "Send";
    $("findings").replaceChildren(...shown.map((finding) => card(draft.text, finding, { apply, mute, level: 2 })));
    $("send").className = shown.length ? "" : "main";
    // Who has just pressed a button goes on with the next; who has just pressed Send must not press a rewrite unseen.
    const first = next ? ($("findings").querySelector(".rl-rewrite") ?? (shown.length ? $("head") : $("send"))) : $("head");
    $("send").disabled = false;
    first.focus();
  }

  async function apply(finding, { start, end, text }) {
    const { draft } = checked;
    const rewrite = { start, text, old: draft.text.slice(start, end), lead: draft.text.slice(Math.max(0, start - 40), start) };
    const done = await messenger.tabs.sendMessage(tabId, { type: "apply", rewrite, slot: slot(text) }).catch(() => false);
    if (!done && !(await replace(finding, { start, end, text }))) $("verdict").textContent = "The draft has changed there; here is what it says now.";
    await show({ next: true });
    if (done && slot(text)) await messenger.windows.update((await messenger.tabs.get(tabId)).windowId, { focused: true }); // to fill it in
  }

  /** The same without the script in the compose window, which one opened before the add-on was installed has not got. */
  async function replace(finding, { start, end, text }) {
    const { draft } = checked;
    const details = await messenger.compose.getComposeDetails(tabId);
    const now = mail.draftOf(details);
    if (now.text !== draft.text) return false;
    if (details.isPlainText) {
      await messenger.compose.setComposeDetails(tabId, { plainTextBody: now.text.slice(0, start) + text + now.text.slice(end) });
      return true;
    }
    const place = editable.range(now, start, end);
    if (!place) return false;
    editable.put(place, text);
    await messenger.compose.setComposeDetails(tabId, { body: now.body.ownerDocument.documentElement.outerHTML });
    return true;
  }

  async function mute(finding) {
    await settings.mute(finding);
    await show({ next: true });
  }

  /** Leave is for the words as they stand now, checked or not. */
  async function send() {
    $("send").disabled = true;
    const draft = mail.draftOf(await messenger.compose.getComposeDetails(tabId));
    await messenger.storage.session.set({ [`leave${tabId}`]: await mail.fingerprint(draft) });
    messenger.compose.sendMessage(tabId, { mode: "default" }).catch(() => null); // its dialogs are Thunderbird's own
    window.close();
  }

  $("send").addEventListener("click", send);
  $("back").addEventListener("click", () => window.close());
  document.addEventListener("keydown", (event) => event.key === "Escape" && window.close());
  messenger.tabs.onRemoved.addListener((gone) => gone === tabId && window.close());
  window.addEventListener("focus", async () => {
    if (!checked) return;
    const { text } = mail.draftOf(await messenger.compose.getComposeDetails(tabId));
    if (text !== checked.draft.text) show(); // one has been writing meanwhile
  });
  messenger.runtime.onMessage.addListener((message) => {
    if (message?.type === "again" && message.tabId === tabId) show();
  });
  show();
})();
