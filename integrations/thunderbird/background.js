"use strict";
/**
 * Stops a mail that needs a look, and opens the window that asks. It never waits for the user: an event page is put to sleep after half
 * a minute, and a promise that sleeps with it would lock the compose window for good.
 */
(() => {
  const { mail, settings } = globalThis.replylint;
  const { messenger } = globalThis;
  const SCRIPT = { id: "replylint", js: ["findings.js", "editable.js", "compose.js"], css: ["marks.css"] };

  async function ask(tabId) {
    const key = `ask${tabId}`;
    const { [key]: open } = await messenger.storage.session.get(key);
    if (open) {
      const there = await messenger.windows.update(open, { focused: true }).catch(() => null);
      if (there) {
        await messenger.runtime.sendMessage({ type: "again", tabId }).catch(() => null);
        return;
      }
    }
    const { id } = await messenger.windows.create({
      type: "popup",
      url: `ask.html?tab=${tabId}`,
      width: 640,
      height: 660,
      allowScriptsToClose: true,
    });
    await messenger.storage.session.set({ [key]: id });
  }

  messenger.compose.onBeforeSend.addListener(async (tab, details) => {
    const key = `leave${tab.id}`;
    try {
      const draft = mail.draftOf(details);
      const { [key]: leave } = await messenger.storage.session.get(key);
      if (leave) await messenger.storage.session.remove(key);
      if (leave === (await mail.fingerprint(draft))) return {};
      const { shown } = await mail.check(details, draft);
      if (!shown.length) return {};
      await ask(tab.id);
      return { cancel: true };
    } catch {
      return {}; // whatever is wrong here, mail must go out
    }
  });

  messenger.tabs.onRemoved.addListener((tabId) => messenger.storage.session.remove([`leave${tabId}`, `ask${tabId}`]));

  /** Findings for the underlines, asked for by the script in a compose window. */
  async function inline(tab, text) {
    const { inline: wanted, at } = await settings.load();
    if (!wanted || !tab) return [];
    const details = await messenger.compose.getComposeDetails(tab.id);
    const { findings, held } = await mail.check(details, { text });
    await messenger.composeAction.setBadgeText({ tabId: tab.id, text: held ? String(held) : "" });
    await messenger.composeAction.setTitle({ tabId: tab.id, title: held ? `replylint: ${held} to look at (${at} and worse)` : "Check with replylint" });
    return findings;
  }

  messenger.runtime.onMessage.addListener((message, sender) => {
    if (message?.type !== "inline") return undefined;
    return inline(sender.tab, message.text).catch(() => []);
  });

  async function register(anew) {
    const there = await messenger.scripting.compose.getRegisteredScripts({ ids: [SCRIPT.id] });
    if (there.length && !anew) return;
    if (there.length) await messenger.scripting.compose.unregisterScripts({ ids: [SCRIPT.id] });
    await messenger.scripting.compose.registerScripts([SCRIPT]);
  }

  let registered = register(false);
  messenger.runtime.onInstalled.addListener(() => {
    registered = registered.catch(() => null).then(() => register(true)); // the files may have new names
  });
})();
