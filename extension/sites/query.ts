/** Selectors of site files, which a seller may have brought: one that no browser understands finds nothing. */

/** All elements of a root that a selector finds. */
export function queryAll<E extends Element = Element>(root: ParentNode, selector: string): E[] {
  try {
    return [...root.querySelectorAll<E>(selector)];
  } catch {
    return [];
  }
}

/** The first element that a list of candidates finds, in the list's order. */
export function first(root: ParentNode, candidates: readonly string[]): Element | null {
  for (const selector of candidates) {
    const [element] = queryAll(root, selector);
    if (element) return element;
  }
  return null;
}

/** True where an element is what one of the selectors means. */
export function matchesAny(element: Element, selectors: readonly string[]): boolean {
  return selectors.some((selector) => {
    try {
      return element.matches(selector);
    } catch {
      return false;
    }
  });
}

/** The nearest element around one (itself included) that a candidate means, in the candidates' order. */
export function closest(element: Element, candidates: readonly string[]): Element | null {
  for (const selector of candidates) {
    for (let at: Element | null = element; at; at = at.parentElement) if (matchesAny(at, [selector])) return at;
  }
  return null;
}

/** Says whether the browser understands a selector. */
export function isSelector(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** An element of any document, of a parent frame's as well, whose classes are not this frame's. */
export const isElement = (node: Node): node is Element => node.nodeType === 1;
