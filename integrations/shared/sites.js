"use strict";
/** The part of the settings that only the browser extension has: on which sites it is at work. A mail client has no sites. */
(() => {
  const { options, settings } = globalThis.replylint;
  const { api } = settings;
  if (!api.runtime.getManifest().action) return;
  const KNOWN = {
    "https://mail.google.com": ".a3s",
    "https://outlook.office.com": "",
    "https://outlook.live.com": "",
    "https://app.frontapp.com": "",
    "https://app.intercom.com": "",
    "https://secure.helpscout.net": "",
  };
  const $ = (id) => document.getElementById(id);

  async function show() {
    const { sites } = await settings.load();
    $("site-list").replaceChildren();
    for (const [pattern, { selector }] of Object.entries(sites)) {
      const text = pattern.replace(/\/\*$/, "") + (selector ? `  (customer: ${selector})` : "");
      options.row($("site-list"), text, "Stop here", async () => {
        const { sites: now } = await settings.load();
        const { [pattern]: _, ...rest } = now;
        await settings.save({ sites: rest });
        await api.permissions.remove({ origins: [pattern] }).catch(() => false); // what the manifest itself asks for stays
        await show();
      });
    }
  }

  async function add(event) {
    event.preventDefault();
    const said = $("site-said");
    said.textContent = "";
    const typed = $("site").value.trim();
    const selector = $("selector").value.trim();
    let pattern;
    try {
      pattern = options.pattern(typed.includes("://") ? typed : `https://${typed}`);
      if (selector) document.querySelector(selector);
    } catch {
      said.textContent = "Not added: that is no address, or no CSS selector.";
      return;
    }
    if (!(await options.leave(pattern))) {
      said.textContent = "Not added: the browser gives no leave for that site.";
      return;
    }
    const { sites } = await settings.load();
    await settings.save({ sites: { ...sites, [pattern]: { selector } } });
    said.textContent = "Added. Load its pages again.";
    await show();
  }

  for (const address of Object.keys(KNOWN)) $("known").append(new Option(address));
  $("site").addEventListener("change", () => {
    $("selector").value ||= KNOWN[$("site").value.trim().replace(/\/$/, "")] ?? "";
  });
  $("site-form").addEventListener("submit", add);
  $("sites").hidden = false;
  show();
})();
