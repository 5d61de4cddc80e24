/**
 * The core from JavaScript: the same file in Node 20+, a page, a worker and an extension's background.
 *
 *     import { createCore } from "./parley.mjs";
 *     const core = await createCore({ packs: ["en"] });
 *     core.call('{"jsonrpc":"2.0","id":1,"method":"about"}');
 *
 * `parley.wasm` needs no glue: what it imports are a few WASI calls, answered here.
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Reads a file that lies beside this module. */
async function readBeside(name) {
  const url = new URL(name, import.meta.url);
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return new Uint8Array(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Unpaired surrogates, raw or escaped, become U+FFFD: one code unit for one, so spans stay. */
function wellFormed(line) {
  const escaped = line.includes("\\u")
    ? line.replace(/\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|[^])/g, (escape) =>
        escape.length === 6 ? "\\ufffd" : escape)
    : line;
  return escaped; // TextEncoder does the same for raw ones
}

class Core {
  #exports;
  #read;
  #loaded = new Set();

  constructor(exports, read) {
    this.#exports = exports;
    this.#read = read;
  }

  /** Copies bytes into the core's memory; they stay there. */
  #place(bytes) {
    const at = this.#exports.parley_alloc(bytes.length);
    if (at === 0) throw new Error("the core is out of memory");
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }

  async loadIcu() {
    const bytes = await this.#read("icu.dat");
    if (!this.#exports.parley_load_icu(this.#place(bytes), bytes.length)) throw new Error("icu.dat: not this core's");
  }

  /** Brings one more pack (`de`); a pack that is there already is not read again. */
  async load(pack) {
    if (this.#loaded.has(pack)) return;
    if (!/^[a-z]+$/.test(pack)) throw new Error(`no pack '${pack}'`);
    const bytes = await this.#read(`${pack}.pack`);
    const name = encoder.encode(pack);
    const at = this.#place(name);
    const taken = this.#exports.parley_load(at, name.length, this.#place(bytes), bytes.length);
    this.#exports.parley_free(at);
    if (!taken) throw new Error(`${pack}.pack: not this core's`);
    this.#loaded.add(pack);
  }

  /** Answers one JSON-RPC request with one line. */
  call(line) {
    const text = wellFormed(line);
    const room = text.length * 3;
    const at = this.#exports.parley_alloc(room + 1);
    if (at === 0) throw new Error("the core is out of memory");
    const { written } = encoder.encodeInto(text, new Uint8Array(this.#exports.memory.buffer, at, room));
    const answer = this.#exports.parley_call(at, written);
    this.#exports.parley_free(at);
    return decoder.decode(new Uint8Array(this.#exports.memory.buffer, answer, this.#exports.parley_answer_size()));
  }
}

/** Answers the WASI calls that are left: output to the console, an empty environment, a clock for libc's start. */
function imports(memory) {
  const view = () => new DataView(memory().buffer);
  const wasi = {
    fd_write(fd, vectors, count, written) {
      let text = "";
      let size = 0;
      for (let i = 0; i < count; i++) {
        const at = view().getUint32(vectors + 8 * i, true);
        const length = view().getUint32(vectors + 8 * i + 4, true);
        text += decoder.decode(new Uint8Array(memory().buffer, at, length));
        size += length;
      }
      view().setUint32(written, size, true);
      console.error(text);
      return 0;
    },
    proc_exit(code) {
      throw new Error(`the core stopped with ${code}`);
    },
    clock_time_get(_id, _precision, at) {
      view().setBigUint64(at, 0n, true); // the core has no clock
      return 0;
    },
    environ_sizes_get(count, size) {
      view().setUint32(count, 0, true);
      view().setUint32(size, 0, true);
      return 0;
    },
    environ_get: () => 0,
    fd_close: () => 0,
    fd_read: () => 8,
    fd_seek: () => 8,
  };
  return { wasi_snapshot_preview1: wasi, env: { emscripten_notify_memory_growth() {} } };
}

/**
 * Makes a core. `packs`: the languages to load now; all where left out. `read` gives a file by its name, for hosts that
 * keep them elsewhere; files beside this module where left out.
 */
export async function createCore({ packs, read = readBeside } = {}) {
  let exports;
  const bytes = await read("parley.wasm");
  const { instance } = await WebAssembly.instantiate(bytes, imports(() => exports.memory));
  exports = instance.exports;
  exports._initialize?.();
  const core = new Core(exports, read);
  await core.loadIcu();
  await core.load("common");
  const languages = packs ?? JSON.parse(decoder.decode(await read("packs.json")));
  for (const language of languages) await core.load(language);
  return { call: (line) => core.call(line), load: (pack) => core.load(pack) };
}
