"use strict";
(() => {
  const { lint, settings, words } = globalThis.replylint;
  const { api } = settings;
  const $ = (id) => document.getElementById(id);

  /** The pattern that stands for an address' host: what leave must be had for. */
  const pattern = (address) => {
    const { protocol, hostname } = new URL(address);
    if (protocol !== "http:" && protocol !== "https:") throw new TypeError("an address begins with http:// or https://");
    return `${protocol}//${hostname}/*`;
  };

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
    const origins = [pattern(chosen.server)];
    // First of all, while the browser still takes this for the user's own click.
    const allowed = await api.permissions.request({ origins }).catch(() => api.permissions.contains({ origins }));
    await settings.save(chosen);
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
    const chosen = await settings.load();
    for (const name of ["server", "token", "at"]) $(name).value = chosen[name];
    $("inline").checked = chosen.inline;
    await showMuted();
  }

  globalThis.replylint.options = { pattern, row };
  $("form").addEventListener("submit", save);
  api.storage.onChanged.addListener(showMuted);
  fill();
})();
