// Byte-compile the part of Python's library that some packages import, inside the engine's Python:
// node tools/stdlib.mjs LIBRARY PACKAGES MODULE...   (folders; wheels stand in .build/wheels)
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { loadPyodide } from "pyodide";

const [library, packages, ...modules] = process.argv.slice(2);
const wheels = resolve(".build/wheels");
const pyodide = await loadPyodide();
pyodide.mountNodeFS("/library", resolve(library));
pyodide.mountNodeFS("/packages", resolve(packages));
pyodide.mountNodeFS("/wheels", wheels);
pyodide.globals.set("modules", modules.join(" "));
pyodide.globals.set("wheels", readdirSync(wheels).filter((name) => name.endsWith(".whl")).join(" "));
pyodide.runPython(`
import importlib, pathlib, py_compile, sys

sys.path[:0] = ["/packages", *(f"/wheels/{name}" for name in wheels.split())]
for name in modules.split():
    importlib.import_module(name)
marker = "python%d%d.zip/" % sys.version_info[:2]
files = (getattr(module, "__file__", None) or "" for module in list(sys.modules.values()))
used = sorted({file.partition(marker)[2] for file in files if marker in file and file.endswith(".py")})
if len(used) < 50:
    sys.exit(f"only {len(used)} modules of Python's library are in use; that cannot be")
for name in used:
    source = pathlib.Path("/library", name)
    py_compile.compile(
        str(source), cfile=f"{source}c", dfile=name, doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    source.unlink()
`);
