/** Style sheets are bundled as text and given to `CSSStyleSheet`. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** The core's door, copied next to the background by the build. */
declare module "parley-core" {
  export interface Core {
    call(line: string): string;
    load(pack: string): Promise<void>;
  }
  export function createCore(options: { packs: readonly string[] }): Promise<Core>;
}
