// Run the core suite inside Pyodide, the Python that visitors get: node tools/pyodide_tests.mjs [PYTEST ARGUMENTS]
import { mkdirSync, readFileSync, readdirSync, writeSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const wheels = join(root, ".build/wheels");
const cache = join(root, ".build/pyodide-cache"); // byte code, so that a second run starts sooner
mkdirSync(cache, { recursive: true });

const to = (descriptor) => ({
  write: (bytes) => writeSync(descriptor, bytes),
  isatty: false,
});
const pyodide = await loadPyodide({
  indexURL: join(root, "node_modules/pyodide"),
  env: { HOME: "/home", PYTHONPYCACHEPREFIX: "/cache", PYTHONHASHSEED: "0" },
});
pyodide.setStdout(to(1));
pyodide.setStderr(to(2));
pyodide.mountNodeFS("/project", root);
pyodide.mountNodeFS("/cache", cache);
for (const name of readdirSync(wheels).filter((file) => file.endsWith(".whl"))) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(join(wheels, name))), "wheel", { extractDir: "/packages" });
}

const given = process.argv.slice(2);
pyodide.globals.set("arguments", pyodide.toPy(given.length ? given : ["tests/core"]));
process.exitCode = pyodide.runPython(`
import os, sys
os.chdir("/project")
sys.path[:0] = ["/project/py", "/packages", "/project/.build/pyodide-test"]
import pytest
print(f"Pyodide, Python {sys.version.split()[0]} on {sys.platform}", flush=True)
# No threads and no second process in here: nothing that needs them is loaded.
int(pytest.main(["-p", "no:cacheprovider", "-p", "no:faulthandler", *arguments]))
`);
