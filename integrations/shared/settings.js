"use strict";
/**
 * The settings of the add-on and the extension: what a firm rolled out (managed) under what the user chose (local).
 *
 * server: address of the service · token · at: how severe a finding must be to hold a message · inline: mark while writing ·
 * muted: rules not to be asked about, code to name · sites: where the browser extension is at work, match pattern to a selector of the
 * customer's message.
 */
globalThis.replylint.settings = (() => {
  const api = globalThis.messenger ?? globalThis.browser ?? globalThis.chrome;
  const DEFAULTS = { server: "http://127.0.0.1:8081/", token: "", at: "warning", inline: true, muted: {}, sites: {} };

  let managed = {};

  /** What is rolled out, as far as it is known. A browser that has just started takes seconds over it, and a send does not wait. */
  function rolledOut(patience) {
    const known = api.storage.managed.get().then(
      (values) => (managed = values),
      () => null, // without a policy some hosts take the question for an error
    );
    return Promise.race([known, new Promise((resolve) => setTimeout(resolve, patience))]);
  }

  /** All settings; `patience` is how many milliseconds to wait for the policy. */
  async function load({ patience = 700 } = {}) {
    await rolledOut(patience);
    return { ...DEFAULTS, ...managed, ...(await api.storage.local.get()) };
  }

  const save = (changes) => api.storage.local.set(changes);

  async function mute(finding) {
    const { muted } = await load();
    await save({ muted: { ...muted, [finding.code]: finding.name } });
  }

  async function unmute(code) {
    const { muted } = await load();
    const { [code]: _, ...rest } = muted;
    await save({ muted: rest });
  }

  return { DEFAULTS, api, load, mute, save, unmute };
})();
