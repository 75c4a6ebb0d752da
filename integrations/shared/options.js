"use strict";
(() => {
  const { lint, settings, words } = globalThis.replylint;
  const { api } = settings;
  const $ = (id) => document.getElementById(id);
  let shown = {}; // the settings as the form was filled with them

  /** The pattern that stands for an address' host: what leave must be had for. */
  const pattern = (address) => {
    const { protocol, hostname } = new URL(address);
    if (protocol !== "http:" && protocol !== "https:") throw new TypeError("an address begins with http:// or https://");
    return `${protocol}//${hostname}/*`;
  };

  /** The patterns we have leave for, kept at hand: a request must be the first thing that a click does, so nothing may be awaited then. */
  let granted = new Set();
  const keepUp = async () => (granted = new Set((await api.permissions.getAll()).origins));

  /** Have we leave to reach, or be at work on, this pattern's pages? Asks the user where we have not. */
  function leave(origin) {
    if (granted.has(origin)) return Promise.resolve(true);
    return api.permissions.request({ origins: [origin] }).catch(() => false);
  }

  function row(list, text, label, press) {
    const item = document.createElement("li");
    const name = document.createElement("span");
    const button = document.createElement("button");
    name.textContent = text;
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-label", `${label}: ${text}`);
    button.addEventListener("click", press);
    item.append(name, button);
    list.append(item);
  }

  async function showMuted() {
    const { muted } = await settings.load();
    $("muted").replaceChildren();
    $("none").hidden = Object.keys(muted).length > 0;
    for (const [code, name] of Object.entries(muted)) {
      row($("muted"), `${code} ${words(name)}`, "Ask again", async () => {
        await settings.unmute(code);
        await showMuted();
      });
    }
  }

  async function save(event) {
    event.preventDefault();
    $("said").textContent = "";
    const chosen = { server: $("server").value.trim(), token: $("token").value, at: $("at").value, inline: $("inline").checked };
    const allowed = await leave(pattern(chosen.server));
    // Only what was changed here: the rest stays as it is rolled out, today's and tomorrow's.
    await settings.save(Object.fromEntries(Object.entries(chosen).filter(([name, value]) => value !== shown[name])));
    shown = chosen;
    if (!allowed) {
      $("said").textContent = "Saved, but without leave to reach that address nothing is checked.";
      return;
    }
    try {
      await lint(chosen.server, { reply: "Please calm down." }, { token: chosen.token });
      $("said").textContent = "Saved. The service answers.";
    } catch (error) {
      $("said").textContent = `Saved, but: ${error.message}`;
    }
  }

  async function fill() {
    await keepUp();
    const { server, token, at, inline } = await settings.load({ patience: 5000 });
    shown = { server, token, at, inline };
    for (const name of ["server", "token", "at"]) $(name).value = shown[name];
    $("inline").checked = inline;
    $("fields").disabled = false; // not before: what was typed would be overwritten
    await showMuted();
  }

  globalThis.replylint.options = { leave, pattern, row };
  api.permissions.onAdded.addListener(keepUp);
  api.permissions.onRemoved.addListener(keepUp);
  $("form").addEventListener("submit", save);
  api.storage.onChanged.addListener(showMuted);
  fill();
})();
