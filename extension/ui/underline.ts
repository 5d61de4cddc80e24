/**
 * Underlines under spans of an editor. Where the browser has ranges for the editor they are CSS highlights, drawn by
 * the browser with the text itself; else the editor's mirror carries them. A highlight's style must be in the tree of
 * the text: one constructed sheet with two rules is adopted there while there is something to underline.
 */
import type { Editor } from "../editors/editor.ts";
import type { Mark, Mirror } from "../editors/mirror.ts";

/** The highlights' names in the page's registry. */
export const NAMES = { stop: "parley-stop", warn: "parley-warn" } as const;

/** A stop is a wave on a tint, a warning a dashed line: told apart without colour. */
const RULES = `
::highlight(${NAMES.stop}) { text-decoration: underline wavy 2px light-dark(#d92d20, #ff8d84); text-underline-offset: 3px; background-color: light-dark(rgb(217 45 32 / 9%), rgb(255 141 132 / 16%)); }
::highlight(${NAMES.warn}) { text-decoration: underline dashed 2px light-dark(#b76e00, #f3b562); text-underline-offset: 3px; }
`;

interface WithMirror { mirror(): Mirror }
const hasMirror = (editor: Editor): editor is Editor & WithMirror => "mirror" in editor;
type Disconnectable = AbstractRange & { disconnect?(): void };

export class Underlines {
  #ranges: Disconnectable[] = [];
  #sheet: CSSStyleSheet | null = null;
  /** Where the sheet is: an editor that was taken out of the page is in no tree any more. */
  #tree: DocumentOrShadowRoot | null = null;
  /** Once a range was refused the mirror draws, for as long as this editor lives. */
  #mirrored = false;

  constructor(private readonly editor: Editor) {}

  /** Shows exactly these marks. */
  paint(marks: readonly Mark[]): void {
    const shown = marks.filter(({ severity }) => severity !== "hint");
    this.#release();
    if ((this.#mirrored || !this.#highlight(shown)) && hasMirror(this.editor)) this.editor.mirror().update(shown);
  }

  /** Follows scrolling and resizing where the browser does not do it by itself. */
  layout(): void {
    if (this.#mirrored && hasMirror(this.editor)) this.editor.mirror().update();
  }

  #highlight(marks: readonly Mark[]): boolean {
    if (typeof Highlight === "undefined" || !CSS.highlights) return this.#mirror();
    const ranges: Record<keyof typeof NAMES, AbstractRange[]> = { stop: [], warn: [] };
    for (const { span, severity } of marks) {
      const range = this.editor.range(span);
      if (!range) return this.#mirror();
      this.#ranges.push(range);
      if (severity !== "hint") ranges[severity].push(range);
    }
    for (const severity of ["stop", "warn"] as const) {
      if (ranges[severity].length > 0) CSS.highlights.set(NAMES[severity], new Highlight(...ranges[severity]));
    }
    if (marks.length > 0) this.#adopt();
    return true;
  }

  #mirror(): false {
    this.#mirrored = true;
    return false;
  }

  #adopt(): void {
    const tree = this.editor.element.getRootNode();
    if (!(tree instanceof Document || tree instanceof ShadowRoot)) return;
    if (!this.#sheet) {
      this.#sheet = new CSSStyleSheet();
      this.#sheet.replaceSync(RULES);
    }
    if (this.#tree !== tree) this.#drop();
    this.#tree = tree;
    // A page that sets its list anew drops ours.
    if (!tree.adoptedStyleSheets.includes(this.#sheet)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, this.#sheet];
  }

  #drop(): void {
    const tree = this.#tree;
    if (tree) tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    this.#tree = null;
  }

  #release(): void {
    if (typeof CSS !== "undefined" && CSS.highlights) for (const name of Object.values(NAMES)) CSS.highlights.delete(name);
    for (const range of this.#ranges) range.disconnect?.();
    this.#ranges = [];
  }

  /** Takes every trace out of the page. */
  dispose(): void {
    this.#release();
    this.#drop();
  }
}
