/** A core: one JSON-RPC request in, its answer out. Stateless but for the packs it holds. */
export interface Core {
  /** Answers one JSON-RPC 2.0 request with one line; never throws for what a request says. */
  call(line: string): string;
  /** Brings one more pack (`de`); rejects where there is none. */
  load(pack: string): Promise<void>;
}

export interface CoreOptions {
  /** Languages to load now; every language where left out. */
  packs?: readonly string[];
  /** Gives a file of the core by its name; files beside the module where left out. */
  read?: (name: string) => Promise<Uint8Array>;
}

export function createCore(options?: CoreOptions): Promise<Core>;
