"use strict";
/** From a mail that is being written to what replylint says of it. Used by the event page and by the window that asks. */
globalThis.replylint.mail = (() => {
  const { counted, editable, lint, settings, worst } = globalThis.replylint;
  const { messenger } = globalThis;
  const PATIENCE = 3000; // milliseconds, all in all; then the mail goes out unchecked
  const CHECKED = new Set(["new", "reply", "draft"]); // what is forwarded or redirected is somebody else's

  /** `{text, pieces, body}`; the pieces and the parsed body only of an HTML mail. */
  function draftOf(details) {
    if (details.isPlainText) return { text: details.plainTextBody.replaceAll("\r\n", "\n") };
    const { body } = new DOMParser().parseFromString(details.body, "text/html");
    return { ...editable.read(body), body };
  }

  function plain(parts) {
    const own = parts.find(({ contentType }) => contentType === "text/plain");
    if (own) return own.content;
    const html = parts.find(({ contentType }) => contentType === "text/html");
    return html ? editable.read(new DOMParser().parseFromString(html.content, "text/html").body).text : null;
  }

  /** The mail being answered and when it came, as the service takes them; nothing for a new mail or one that can't be read. */
  async function answered(details) {
    const context = { channel: "email" };
    if (details.type !== "reply" || !details.relatedMessageId) return { customer: null, context };
    try {
      const [header, parts] = await Promise.all([
        messenger.messages.get(details.relatedMessageId),
        messenger.messages.listInlineTextParts(details.relatedMessageId),
      ]);
      const times = { received: new Date(header.date).toISOString(), answering: new Date().toISOString() };
      return { customer: plain(parts), context: { ...context, ...times } };
    } catch {
      return { customer: null, context }; // it may have been moved or deleted; the quotation in the draft serves then
    }
  }

  /**
   * What there is to say about a mail: `draft`, `findings` (all but the muted), `shown` (at most three, the worst) and `held`, how many
   * are bad enough to hold it. Throws Trouble when the service gives no answer in time.
   */
  async function check(details, draft = draftOf(details)) {
    const late = new Promise((_, reject) => {
      setTimeout(() => reject(new globalThis.replylint.Trouble("slow", "The service did not answer within 3 seconds.")), PATIENCE);
    });
    return Promise.race([judge(details, draft), late]);
  }

  async function judge(details, draft) {
    const chosen = await settings.load();
    const muted = Object.keys(chosen.muted);
    if (!CHECKED.has(details.type) || !draft.text.trim()) return { draft, findings: [], shown: [], held: 0, report: null };
    const { customer, context } = await answered(details);
    const report = await lint(chosen.server, { reply: draft.text, customer, context }, { token: chosen.token, ms: PATIENCE });
    const bar = { at: chosen.at, muted };
    return {
      draft,
      report,
      findings: counted(report.findings, { at: "info", muted }),
      shown: worst(report.findings, bar),
      held: counted(report.findings, bar).length,
    };
  }

  /** A fingerprint of the words, so that leave to send is for these words only and no text is kept. */
  async function fingerprint(draft) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(draft.text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  return { answered, check, draftOf, fingerprint };
})();
