/**
 * A selector that finds an element again after a reload and after small changes of the page: by what its makers named
 * it, else by the names around it, and only then by its place. What looks made up by a build tool is not relied on.
 */
import { queryAll } from "./query.ts";

const quoted = (value: string): string => `"${value.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\a ")}"`;

/** Names that change with each build, each visit or each click say nothing for tomorrow. */
function isStable(name: string): boolean {
  if (name.length < 3 || name.length > 60 || /\d{3,}|[^\w-]/.test(name)) return false;
  if (/^(?:is|has|ng|v|css|sc|jsx|emotion|svelte)-|^_|^(?:active|focus(?:ed)?|open|hover|disabled|empty)$/i.test(name)) return false;
  // A word after the last joint that mixes letters and figures or cases is a hash.
  const last = name.split(/[-_]+/).at(-1) ?? "";
  return !(/\d/.test(last) && /[a-z]/i.test(last) && last.length >= 4) && !/[a-z][A-Z]+[a-z]*[A-Z]/.test(last) && /[aeiouy]/i.test(name);
}

/** Ways to name one element, the surest first; `avoid` holds words of one conversation only, such as the buyer's name. */
function namesOf(element: Element, avoid: readonly string[]): string[] {
  const tag = element.localName;
  const said = (name: string): string[] => {
    const value = element.getAttribute(name);
    const usable = value && value.length <= 80 && !avoid.some((word) => word !== "" && value.toLowerCase().includes(word.toLowerCase()));
    return usable ? [`${tag}[${name}=${quoted(value)}]`] : [];
  };
  const classes = [...element.classList].filter(isStable);
  return [
    ...(element.id && isStable(element.id) ? [`#${CSS.escape(element.id)}`] : []),
    ...said("name"), ...said("data-testid"), ...said("role"), ...said("placeholder"), ...said("aria-label"), ...said("aria-placeholder"),
    ...classes.map((name) => `${tag}.${CSS.escape(name)}`),
    ...(classes.length > 1 ? [`${tag}${classes.map((name) => `.${CSS.escape(name)}`).join("")}`] : []),
    ...said("contenteditable"),
  ];
}

/** The element's place among its siblings of the same kind. */
function placeOf(element: Element): string {
  const alike = [...(element.parentElement?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return alike.length > 1 ? `${element.localName}:nth-of-type(${alike.indexOf(element) + 1})` : element.localName;
}

/** A selector that finds exactly this element now, or `null` where there is none. */
export function selectorFor(element: Element, avoid: readonly string[] = []): string | null {
  const root = element.getRootNode();
  if (root !== element.ownerDocument) return null;
  const isOnly = (selector: string): boolean => {
    const found = queryAll(element.ownerDocument, selector);
    return found.length === 1 && found[0] === element;
  };
  const own = namesOf(element, avoid);
  const alone = own.find(isOnly);
  if (alone) return alone;
  let path = placeOf(element);
  for (let up = element.parentElement; up && up !== element.ownerDocument.body; up = up.parentElement) {
    const around = namesOf(up, avoid);
    const ways = around.flatMap((name) => [...own.map((mine) => `${name} ${mine}`), `${name} > ${path}`]);
    const found = ways.find(isOnly);
    if (found) return found;
    path = `${placeOf(up)} > ${path}`;
  }
  return isOnly(`body > ${path}`) ? `body > ${path}` : null;
}
