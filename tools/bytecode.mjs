// Byte-compile a folder for the engine's Python, inside that very Python: node tools/bytecode.mjs FOLDER
import { loadPyodide } from "pyodide";
import { resolve } from "node:path";

const pyodide = await loadPyodide();
pyodide.mountNodeFS("/work", resolve(process.argv[2]));
pyodide.runPython(`
import compileall, pathlib, py_compile, sys
done = compileall.compile_dir(
    "/work", quiet=1, legacy=True, optimize=1, stripdir="/work", prependdir="",
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
)
if not done:
    sys.exit("byte-compiling failed")
for source in pathlib.Path("/work").rglob("*.py"):
    source.unlink()
`);
