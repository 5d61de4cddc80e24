/** How quickly editors notice what a script does to the selection: told by what the element is. */

/** After the focus an editor puts its own selection back, ProseMirror within 20 ms, CKEditor within 50. */
export const AFTER_FOCUS = 80;

/** After the selection changed; Slate looks ten times a second, the others at once. */
export const afterSelection = (element: Element): number => (element.hasAttribute("data-slate-editor") ? 120 : 10);
