// PyScript's interpreter for the engine: Pyodide, with the engine's byte-compiled packages on its path and,
// from the second visit on, a memory snapshot of the state just after importing them. The snapshot is made
// before any word of a visitor reaches the engine, and holds none.
import { loadPyodide as load, version } from "./pyodide.mjs";

export { version };

const STAMP = "build:stamp"; // of the engine's archive; the build writes it
const ENGINE = new URL(`../../engine.zip?${STAMP}`, import.meta.url); // never an older one from a cache
const FOLDER = new URL("../../", import.meta.url).pathname; // several copies may share an origin
self.legibleSite = new URL("../../", import.meta.url).href; // the worker's own address is a blob's
const CACHE = `legible-engine:${FOLDER}`;
const PATH = "/engine.zip";

const bytes = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
};

// PyScript opens a database of packages, which this site does not use; where a browser refuses storage, that alone
// would keep the engine from starting. It gets an empty one that is nowhere.
const answer = (result) => {
  const request = {};
  queueMicrotask(() => request.onsuccess?.({ target: { result } }));
  return request;
};
const shelf = { getAllKeys: () => answer([]), clear: () => answer(), put: () => answer(), count: () => answer(0) };
const database = { transaction: () => ({ objectStore: () => shelf }), close() {} };
Object.defineProperty(self, "indexedDB", { value: { open: () => answer(database) } });

// The page listens on this channel to draw an honest progress bar.
const channel = new BroadcastChannel(`legible-boot:${FOLDER}`);
const tell = (step) => channel.postMessage(step);

const stored = async (key) => {
  try {
    const cache = await caches.open(CACHE);
    const found = await cache.match(key);
    return found ? await found.arrayBuffer() : null;
  } catch {
    return null; // private windows and some policies refuse Cache Storage
  }
};

const store = async (key, data) => {
  try {
    const cache = await caches.open(CACHE);
    for (const old of await cache.keys()) await cache.delete(old);
    await cache.put(key, new Response(data));
  } catch {
    // without room for it the next start is a plain one
  }
};

const WARM = `
import sys
sys.path.insert(0, "${PATH}")
import legible.boot
legible.boot.warm()
`;

async function plain(options, engine, key) {
  const pyodide = await load({ ...options, _makeSnapshot: true });
  tell("python");
  pyodide.FS.writeFile(PATH, await engine);
  pyodide.runPython(WARM);
  tell("engine");
  try {
    const snapshot = pyodide.makeMemorySnapshot();
    setTimeout(() => store(key, snapshot), 1500); // after the visitor's first work, not before it
  } catch (error) {
    console.info("no snapshot:", error.message);
  }
  return pyodide;
}

// A snapshot is as large as the memory had grown to; a new module begins with the least it may have.
const roomy = (size) => async (settings) => {
  const { default: create } = await import("./pyodide.asm.mjs");
  const module = await create(settings);
  if (module.HEAP8.length < size) module.growMemory(size);
  return module;
};

async function restored(options, engine, snapshot) {
  const room = roomy(snapshot.byteLength);
  const pyodide = await load({ ...options, _loadSnapshot: snapshot, createPyodideModule: room });
  pyodide.FS.writeFile(PATH, await engine);
  tell("engine");
  return pyodide;
}

export async function loadPyodide(options) {
  tell("start");
  const engine = bytes(ENGINE);
  import("./pyodide.asm.mjs").catch(() => {}); // ahead of its turn; Pyodide asks again and says what is wrong
  const key = new URL(`../../snapshot-${version}-${STAMP}`, import.meta.url).href;
  const snapshot = await stored(key);
  if (snapshot) {
    try {
      return await restored(options, engine, snapshot);
    } catch (error) {
      console.info("snapshot refused, plain start:", error.message);
    }
  }
  return plain(options, engine, key);
}
