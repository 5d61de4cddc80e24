/**
 * One core behind `ask`, through the door that PARLEY_DOOR names: the native command (default) or the Wasm module.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const wasm = process.env.PARLEY_DOOR === "wasm";

async function nativeDoor() {
  const command = process.env.PARLEY_COMMAND ?? "build/native/parley";
  const child = spawn(fileURLToPath(new URL(command, root)), ["rpc"], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(code)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    /** Sends raw bytes or text as one line, resolves with the raw answer line. */
    async line(data) {
      child.stdin.write(data);
      child.stdin.write("\n");
      const { value, done } = await lines.next();
      if (done) throw new Error("the process ended");
      return value;
    },
    /** Ends stdin; resolves with the exit code. */
    async close() {
      child.stdin.end();
      return ended;
    },
  };
}

async function wasmDoor() {
  const { createCore } = await import(new URL("build/wasm/parley.mjs", root).href);
  const core = await createCore();
  return { line: async (data) => core.call(typeof data === "string" ? data : new TextDecoder().decode(data)), close: async () => 0 };
}

/** Opens a core. `ask(method, params)` gives the whole answer, `result` only a good one's result. */
export async function openDoor() {
  const door = await (wasm ? wasmDoor() : nativeDoor());
  let id = 0;
  const ask = async (method, params) => JSON.parse(await door.line(JSON.stringify({ jsonrpc: "2.0", id: ++id, method, params })));
  const result = async (method, params) => {
    const answer = await ask(method, params);
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  };
  return { ...door, ask, result };
}

export const isWasm = wasm;
