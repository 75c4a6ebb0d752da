"use strict";
/**
 * What the page and the extensions share: asking the service, its offsets turned into JavaScript's, and choosing what to show.
 *
 * The service counts Unicode code points, JavaScript counts UTF-16 code units. `placed` is the one place where the first become the
 * second; behind it every offset is an index into the string, the end excluded. A classic script, since content scripts can't be modules.
 */
globalThis.replylint = (() => {
  const RANK = { info: 0, warning: 1, error: 2 };
  const SLOT = /\{[^{}]*\}/;

  /** The function from an offset in code points to the index in `text`. */
  function indexer(text) {
    if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
    const indices = [];
    let index = 0;
    for (const character of text) {
      indices.push(index);
      index += character.length;
    }
    indices.push(index);
    return (offset) => indices[Math.min(offset, indices.length - 1)];
  }

  /**
   * The report with each start and end as an index into `text`, for which it was made. Findings and rewrites get a `key`, by which they
   * are known again after `carried`.
   */
  function placed(report, text) {
    const index = indexer(text);
    const place = (part) => ({ ...part, start: index(part.start), end: index(part.end) });
    return {
      ...report,
      findings: report.findings.map((finding, key) => ({
        ...place(finding),
        key,
        rewrites: finding.rewrites.map((rewrite, i) => ({ ...place(rewrite), key: i })),
      })),
      strengths: report.strengths.map(place),
      zones: report.zones.map(place),
    };
  }

  /** The text with lone surrogates, which no server can read as UTF-8, replaced; its length stays. */
  function wellFormed(text) {
    return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  }

  /** Why there is no answer. `kind`: "unreachable", "slow", "token", "busy", "refused" or "broken". */
  class Trouble extends Error {
    constructor(kind, message) {
      super(message);
      this.kind = kind;
    }
  }

  /** The service's answer to `body`. `server` is its address, `ms` what it may take in all. Throws Trouble. */
  async function ask(server, path, body, { token = "", ms = 3000, signal = null } = {}) {
    const deadline = AbortSignal.timeout(ms);
    const headers = { "content-type": "application/json" };
    if (token) headers.authorization = `Bearer ${token}`;
    let response;
    let answer;
    try {
      response = await fetch(new URL(path, server.endsWith("/") ? server : `${server}/`), {
        method: "POST",
        headers,
        body: JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      answer = await response.text();
    } catch (error) {
      if (signal?.aborted) throw error;
      if (deadline.aborted) throw new Trouble("slow", `The service did not answer within ${Math.round(ms / 1000)} seconds.`);
      throw new Trouble("unreachable", "The service can't be reached. Is “replylint serve” running?");
    }
    if (response.status === 401) throw new Trouble("token", token ? "The service does not take this token." : "The service wants a token.");
    if (response.status === 503 || response.status === 429) throw new Trouble("busy", "The service is busy.");
    let read = null;
    try {
      read = JSON.parse(answer);
    } catch {
      // told below: what is no JSON is not from our service
    }
    if (read === null || typeof read !== "object") throw new Trouble("broken", "This is not a replylint service.");
    if (!response.ok) {
      const why = read.fields?.[0]?.message ?? read.error ?? response.status;
      throw new Trouble("refused", `The service refused this: ${why}.`);
    }
    return read;
  }

  /** The placed report on a draft. `context` and `customer` may be null. Throws Trouble. */
  async function lint(server, { reply, customer = null, context = null }, how) {
    const text = wellFormed(reply);
    const body = { reply: text, customer: customer === null ? null : wellFormed(customer), context };
    const report = await ask(server, "v1/lint", body, how);
    if (!report || !Array.isArray(report.findings)) throw new Trouble("broken", "This is not a replylint service.");
    return placed(report, text);
  }

  /** Order: worst first, then surest, then first in the text. */
  function byWeight(a, b) {
    return RANK[b.severity] - RANK[a.severity] || b.confidence - a.confidence || a.start - b.start;
  }

  /** The findings that count: at least as severe as `at`, their rule not muted. */
  function counted(findings, { at = "warning", muted = [] } = {}) {
    const quiet = new Set(muted);
    return findings.filter((finding) => RANK[finding.severity] >= RANK[at] && !quiet.has(finding.code));
  }

  /** At most `most` of the findings that count, worst first. Of those that share words only the worst is taken: one cure, one question. */
  function worst(findings, { most = 3, ...bar } = {}) {
    const chosen = [];
    for (const finding of counted(findings, bar).sort(byWeight)) {
      if (chosen.length === most) break;
      if (!chosen.some((other) => other.start < finding.end && finding.start < other.end)) chosen.push(finding);
    }
    return chosen;
  }

  /** What has changed from `before` to `after`: `start`, and where the change ends in each. */
  function changed(before, after) {
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before[start] === after[start]) start++;
    let tail = 0;
    while (tail < most - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
    return { start, before: before.length - tail, after: after.length - tail };
  }

  /** The findings made for `before`, where they are in `after`; those whose words were changed are gone. Their rewrites go with them. */
  function carried(findings, before, after) {
    if (before === after) return findings;
    const change = changed(before, after);
    const shift = change.after - change.before;
    const move = (part) => (part.start >= change.before ? { ...part, start: part.start + shift, end: part.end + shift } : part);
    const whole = (part) => part.end <= change.start || part.start >= change.before;
    return findings.filter(whole).map((finding) => ({ ...move(finding), rewrites: finding.rewrites.filter(whole).map(move) }));
  }

  /** The rewrite `{finding, rewrite}` as it stands among `findings` now, or null when its words were changed. */
  function current(findings, finding, rewrite) {
    const now = findings.find(({ key }) => key === finding.key);
    return now?.rewrites.find(({ key }) => key === rewrite.key) ?? null;
  }

  /** Where the first {slot} of `text` is, or null. */
  function slot(text) {
    const found = SLOT.exec(text);
    return found ? { start: found.index, end: found.index + found[0].length } : null;
  }

  /** Whether the rewrite only takes words out; a capital that moves on to the next word is no new word. */
  function deletes(text, rewrite) {
    const kept = rewrite.text;
    const old = text.slice(rewrite.start, rewrite.end);
    return kept.trim() === "" || (kept.length === 1 && old.length > 1 && old.toLowerCase().endsWith(kept.toLowerCase()));
  }

  /** The words that a rewrite leaves, completed to whole words: what to put on a button. */
  function preview(text, rewrite) {
    const before = /[\p{L}\p{N}'’]*$/u.exec(text.slice(Math.max(0, rewrite.start - 40), rewrite.start))[0];
    const inside = /[\p{L}\p{N}]$/u.test(rewrite.text) || rewrite.text === "";
    const after = inside ? /^[\p{L}\p{N}'’]*/u.exec(text.slice(rewrite.end, rewrite.end + 40))[0] : "";
    return (/^[\p{L}\p{N}]/u.test(rewrite.text) ? before : "") + rewrite.text + after;
  }

  /** A rule's name as words: "blames-customer" is "blames customer". */
  const words = (name) => name.replaceAll("-", " ");

  return { RANK, Trouble, ask, byWeight, carried, changed, counted, current, deletes, indexer, lint, placed, preview, slot, wellFormed, words, worst };
})();
