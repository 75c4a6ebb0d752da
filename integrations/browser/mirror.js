"use strict";
/** Underlines in a textarea, which has no nodes to highlight: the same text, unseen, lies over it and carries the marks. */
globalThis.replylint.mirror = (() => {
  const COPIED = [
    "direction", "fontFamily", "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontWeight",
    "letterSpacing", "lineHeight", "overflowWrap", "paddingBottom", "paddingLeft", "paddingTop", "tabSize", "textAlign", "textIndent",
    "textTransform", "whiteSpace", "wordBreak", "wordSpacing", "borderTopWidth", "borderLeftWidth", "borderBottomWidth", "borderRightWidth",
  ]; // prettier-ignore
  const RANK = globalThis.replylint.RANK;

  /** The mirror of `textarea`, in `root`: `show(text, findings)`, `place()`, `remove()`. */
  function mirror(textarea, root) {
    const element = document.createElement("div");
    element.className = "mirror";
    element.setAttribute("aria-hidden", "true");
    root.append(element);

    function place() {
      const box = textarea.getBoundingClientRect();
      const style = getComputedStyle(textarea);
      for (const name of COPIED) element.style[name] = style[name];
      const bar = textarea.offsetWidth - textarea.clientWidth - parseFloat(style.borderLeftWidth) - parseFloat(style.borderRightWidth);
      element.style.paddingRight = `${parseFloat(style.paddingRight) + Math.max(0, bar)}px`;
      Object.assign(element.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` });
      element.hidden = box.width === 0 || style.visibility === "hidden";
      element.scrollTop = textarea.scrollTop;
      element.scrollLeft = textarea.scrollLeft;
    }

    function show(text, findings) {
      const cuts = [...new Set([0, text.length, ...findings.flatMap(({ start, end }) => [start, end])])].filter((cut) => cut <= text.length);
      cuts.sort((a, b) => a - b);
      const pieces = document.createDocumentFragment();
      for (let i = 0; i + 1 < cuts.length; i++) {
        const over = findings.filter((finding) => finding.start <= cuts[i] && finding.end >= cuts[i + 1]);
        const words = text.slice(cuts[i], cuts[i + 1]);
        if (!over.length) {
          pieces.append(words);
          continue;
        }
        const span = document.createElement("span");
        span.className = over.reduce((a, b) => (RANK[b.severity] > RANK[a.severity] ? b : a)).severity;
        span.textContent = words;
        pieces.append(span);
      }
      pieces.append("\n");
      element.replaceChildren(pieces);
      place();
    }

    return { place, remove: () => element.remove(), show };
  }

  return mirror;
})();
