"use strict";
/**
 * The text of a rich-text draft, and where each of its characters is in the document.
 *
 * What other people wrote and the signature are in the text, as the service must know them for what they are, but no place in the
 * document belongs to them: a mark or a rewrite can't get there. Works on a live editor and on parsed HTML, so it asks for no layout
 * except, in a live one, for white space and visibility.
 */
globalThis.replylint.editable = (() => {
  const QUOTED = "blockquote, .gmail_quote, .gmail_quote_container, .yahoo_quoted, .protonmail_quote, .zmail_extra, [_moz_quote], .moz-forward-container";
  const PREFIX = ".moz-cite-prefix, .gmail_attr, #divRplyFwdMsg, .moz-email-headers-table";
  const SIGNATURE = ".moz-signature, .gmail_signature, [data-signature], #Signature";
  const SKIPPED = "script, style, template, head, noscript, [hidden], [aria-hidden=true], [data-replylint]";
  const BLOCK = new Set(
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DETAILS DIV DL DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL".split(" "),
  );
  const PARAGRAPH = new Set("BLOCKQUOTE H1 H2 H3 H4 H5 H6 OL P PRE UL".split(" "));

  /** The text under `root` and its pieces: `{node, offset, start, length}`, each `length` characters of a text node. */
  function read(root) {
    const view = root.ownerDocument.defaultView; // none for parsed HTML
    const pieces = [];
    let text = "";
    let gap = 0; // line feeds owed before the next words
    let foreign = 0; // how many elements around us are not the writer's own
    let depth = 0; // how many of them are quotations
    let before = 0; // the same at the last words

    const owe = (feeds) => (gap = text ? Math.max(gap, feeds) : 0);
    const feed = () => (gap = text ? gap + 1 : 0);

    function say(words) {
      const marks = "> ".repeat(depth);
      const between = "> ".repeat(Math.min(before, depth));
      if (gap) text += `\n${between}`.repeat(gap - 1) + `\n${marks}`;
      else if (!text) text = marks;
      gap = 0;
      before = depth;
      text += words;
    }

    function words(node) {
      const parent = node.parentElement;
      const style = view ? view.getComputedStyle(parent).whiteSpace : (parent.closest("[style*=pre]")?.style.whiteSpace ?? "");
      const kept = /^(pre|break-spaces)/.test(style) || parent.closest("pre") !== null;
      const pattern = kept ? /\r?\n|[^\r\n]+/g : /[ \t\r\n\f]+|[^ \t\r\n\f]+/g;
      for (const { 0: run, index } of node.data.matchAll(pattern)) {
        if (kept && /^\r?\n$/.test(run)) {
          feed();
          continue;
        }
        const space = !kept && /^[ \t\r\n\f]/.test(run);
        if (space && (gap || !text || text.endsWith(" "))) continue;
        const shown = space ? " " : run.replaceAll("\u00a0", " ");
        say("");
        if (!foreign) pieces.push({ node, offset: index, start: text.length, length: shown.length });
        text += shown;
      }
    }

    function children(element) {
      for (const child of element.childNodes) visit(child);
    }

    function visit(node) {
      if (node.nodeType === 3) {
        words(node);
        return;
      }
      if (node.nodeType !== 1 || node.matches(SKIPPED)) return;
      if (view && !foreign && view.getComputedStyle(node).display === "none") return;
      if (node.tagName === "BR") {
        feed();
        return;
      }
      const isQuote = node.tagName === "BLOCKQUOTE" || node.matches(".moz-forward-container");
      const isSignature = node.matches(SIGNATURE);
      const isForeign = isQuote || isSignature || node.matches(QUOTED) || node.matches(PREFIX) || node.getAttribute("contenteditable") === "false";
      const isBlock = isSignature || BLOCK.has(node.tagName) || node.matches("[_moz_quote]");
      const feeds = !isBlock ? 0 : isSignature || PARAGRAPH.has(node.tagName) ? 2 : 1;
      owe(feeds);
      foreign += isForeign ? 1 : 0;
      depth += isQuote ? 1 : 0;
      if (isSignature && !/^\s*--/.test(node.textContent) && !/-- ?$/.test(text)) {
        say("-- ");
        feed();
      }
      children(node);
      depth -= isQuote ? 1 : 0;
      foreign -= isForeign ? 1 : 0;
      owe(feeds);
    }

    children(root);
    return { text, pieces };
  }

  /** Where an offset is: at the end of the piece before it, or, `forward`, at the start of the piece behind it. */
  function point(pieces, offset, forward) {
    for (const piece of pieces) {
      const end = piece.start + piece.length;
      if (forward ? offset >= piece.start && offset < end : offset > piece.start && offset <= end) {
        return { piece, node: piece.node, offset: piece.offset + Math.min(offset - piece.start, piece.node.data.length - piece.offset) };
      }
    }
    return null;
  }

  /** The Range of `text.slice(start, end)`, or null where it is not the writer's own or reaches over what is not. */
  function range({ text, pieces }, start, end) {
    let from = point(pieces, start, start < end);
    let to = point(pieces, end, false);
    if (start === end) {
      from ??= to ?? point(pieces, start, true);
      to = from;
    } else {
      // A line feed has no node of its own: begin with the next character, end with the one before.
      for (let i = start + 1; !from && i < end && /\s/.test(text[i - 1]); i++) from = point(pieces, i, true);
      for (let i = end - 1; !to && i > start && /\s/.test(text[i]); i--) to = point(pieces, i, false);
    }
    if (!from || !to) return null;
    const inner = pieces.slice(pieces.indexOf(from.piece), pieces.indexOf(to.piece) + 1);
    for (let i = 1; i < inner.length; i++) {
      const gap = text.slice(inner[i - 1].start + inner[i - 1].length, inner[i].start);
      if (/\S/.test(gap)) return null; // somebody else's words are between
    }
    const found = from.node.ownerDocument.createRange();
    found.setStart(from.node, from.offset);
    found.setEnd(to.node, to.offset);
    return found;
  }

  /** Puts `text` in place of the range by hand; where no editor is there to do it. */
  function put(found, text) {
    found.deleteContents();
    const fragment = found.startContainer.ownerDocument.createDocumentFragment();
    text.split("\n").forEach((line, i) => {
      if (i) fragment.append(found.startContainer.ownerDocument.createElement("br"));
      fragment.append(line);
    });
    found.insertNode(fragment);
  }

  /** Underlines the findings of each `[draft, findings]` by CSS highlights: nothing in the document changes. */
  function mark(judged) {
    if (!globalThis.Highlight) return; // before Thunderbird 140
    const bySeverity = { error: [], warning: [], info: [] };
    for (const [draft, findings] of judged) {
      for (const finding of findings) {
        const found = finding.end > finding.start ? range(draft, finding.start, finding.end) : null;
        if (found) bySeverity[finding.severity].push(found);
      }
    }
    for (const [severity, ranges] of Object.entries(bySeverity)) CSS.highlights.set(`replylint-${severity}`, new Highlight(...ranges));
  }

  return { mark, put, range, read };
})();
