// Watches a page from inside while tools/bench.py measures it; all times are milliseconds since navigation began.
globalThis.bench ??= (() => {
  const seen = { page: null, engine: null, imports: [], keys: [], journal: [] };
  const now = () => performance.now();
  let chosen = null; // the file that was chosen last: its name, and when
  let typed = null; // when the last key reached a field of the CV
  let noted = true; // whether that key stands in the journal

  new MutationObserver(() => {
    const { page, engine } = document.documentElement?.dataset ?? {};
    if (page === "ready") seen.page ??= now();
    if (engine === "ready") seen.engine ??= now();
  }).observe(document, { subtree: true, attributeFilter: ["data-page", "data-engine"] });

  addEventListener("change", ({ target }) => {
    if (target.id === "file" && target.files.length) chosen = { name: target.files[0].name, at: now() };
  }, true);
  addEventListener("input", ({ target }) => {
    if (target.matches("#editor [data-path]")) [typed, noted] = [now(), false];
  }, true);

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    setItem.call(this, key, text);
    if (!noted && key.includes(":journal:")) {
      noted = true;
      seen.journal.push(now() - typed);
    }
  };

  // All patches of an answer are carried out in one task, and observers are called after it: what they see is
  // the whole answer, in the editor, the findings and the preview.
  const shown = () => {
    if (chosen && document.querySelector("#brought").textContent.includes(chosen.name)) {
      seen.imports.push(now() - chosen.at);
      chosen = null;
    }
  };
  const previewed = () => {
    if (typed !== null) seen.keys.push(now() - typed);
    typed = null;
  };
  const everything = { subtree: true, childList: true, characterData: true };
  const watch = () => {
    new MutationObserver(shown).observe(document.querySelector("#brought"), everything);
    new MutationObserver(previewed).observe(document.querySelector("#sheet").shadowRoot, everything);
  };
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
  const stored = async () => (await caches.keys()).some((name) => name.startsWith("legible"))
    && (await (await caches.open("legible-engine")).keys()).length > 0;

  return { seen, watch, paint, stored };
})();
