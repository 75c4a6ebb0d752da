"use strict";
/**
 * Asks the service, for the scripts in the pages: a page may not reach this computer, and shall not see the token. Keeps those scripts
 * where the user wants them and nowhere else.
 */
importScripts("findings.js", "settings.js");

(() => {
  const { Trouble, lint, settings } = globalThis.replylint;
  const { chrome } = globalThis;
  const SCRIPT = {
    id: "replylint",
    js: ["findings.js", "cards.js", "editable.js", "mirror.js", "panel.js", "content.js"],
    css: ["marks.css"],
    allFrames: true,
    matchOriginAsFallback: true, // editors in frames without an address of their own
    runAt: "document_idle",
  };
  const PATIENCE = 3000; // milliseconds; then the reply goes out unchecked

  chrome.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });

  async function allowed(sites) {
    const patterns = [];
    for (const pattern of Object.keys(sites)) {
      if (await chrome.permissions.contains({ origins: [pattern] })) patterns.push(pattern);
    }
    return patterns;
  }

  async function register() {
    const { sites } = await settings.load();
    const matches = await allowed(sites);
    const there = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT.id] });
    if (there.length) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT.id] });
    if (matches.length) await chrome.scripting.registerContentScripts([{ ...SCRIPT, matches }]);
  }

  // One after the other: two at once would register twice.
  let registering = Promise.resolve();
  const keepUp = () => (registering = registering.then(register, register));
  chrome.runtime.onInstalled.addListener(keepUp);
  chrome.runtime.onStartup.addListener(keepUp);
  chrome.permissions.onRemoved.addListener(keepUp);
  chrome.storage.onChanged.addListener((changes) => "sites" in changes && keepUp());

  /** The toolbar button: begins on this site, or, where it is at work already, opens the settings. */
  chrome.action.onClicked.addListener(async (tab) => {
    const address = URL.canParse(tab.url ?? "") ? new URL(tab.url) : null;
    if (!address || !/^https?:$/.test(address.protocol)) {
      chrome.runtime.openOptionsPage();
      return;
    }
    const pattern = `${address.protocol}//${address.hostname}/*`;
    const granted = await chrome.permissions.request({ origins: [pattern] }).catch(() => false);
    const { sites } = await settings.load();
    if (!granted || sites[pattern]) {
      if (granted) chrome.runtime.openOptionsPage();
      return;
    }
    await settings.save({ sites: { ...sites, [pattern]: { selector: "" } } });
    await keepUp();
    const target = { tabId: tab.id, allFrames: true };
    await chrome.scripting.insertCSS({ target, files: SCRIPT.css });
    await chrome.scripting.executeScript({ target, files: SCRIPT.js });
  });

  /** Where the customer's message is on the site that asks. */
  function selector(sites, sender) {
    const origin = URL.canParse(sender.origin ?? "") ? new URL(sender.origin) : null;
    return (origin && sites[`${origin.protocol}//${origin.hostname}/*`]?.selector) || "";
  }

  const answers = {
    async hello(_, sender) {
      const { inline, sites } = await settings.load();
      return { inline, selector: selector(sites, sender) };
    },
    async style() {
      const files = await Promise.all(["cards.css", "panel.css"].map((name) => fetch(chrome.runtime.getURL(name))));
      return (await Promise.all(files.map((file) => file.text()))).join("\n");
    },
    async lint({ reply, customer }) {
      const { server, token, at, muted } = await settings.load();
      const bar = { at, muted: Object.keys(muted) };
      try {
        return { bar, report: await lint(server, { reply, customer }, { token, ms: PATIENCE }) };
      } catch (error) {
        if (!(error instanceof Trouble)) throw error;
        return { bar, trouble: error.message };
      }
    },
    async mute({ finding }) {
      await settings.mute(finding);
      return true;
    },
  };

  chrome.runtime.onMessage.addListener((message, sender, send) => {
    if (sender.id !== chrome.runtime.id || !Object.hasOwn(answers, message?.type)) return false;
    answers[message.type](message, sender).then(send, () => send(null));
    return true; // the answer comes later
  });
})();
