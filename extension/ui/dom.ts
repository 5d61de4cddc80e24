/** Elements without markup: every text of ours and of the page becomes a text node. */

type Child = Node | string | null | false;
type Attributes = Readonly<Record<string, string | boolean | null | undefined>>;

/** An element with attributes and children; `true` is an empty attribute, `false` and `null` are none. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  append(element, children);
  return element;
}

/** Replaces what is inside an element. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren();
  append(element, children);
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) if (child !== null && child !== false) element.append(child);
}

/** Writes a text only where it differs, so that a live region speaks once and nothing is laid out anew. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Shows or hides an element. */
export function show(element: HTMLElement, visible: boolean): void {
  if (element.hidden === visible) element.hidden = !visible;
}

/** A listener that hears the person only: what a script dispatches does nothing. */
export function on<T extends Event>(
  target: EventTarget, type: string, handler: (event: T) => void, options: AddEventListenerOptions,
): void {
  target.addEventListener(type, (event) => {
    if (event.isTrusted) handler(event as T);
  }, options);
}

/** A button that runs `action` on a real click. */
export function button(label: Child | Child[], attributes: Attributes, action: () => void): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, ...(Array.isArray(label) ? label : [label]));
  element.addEventListener("click", (event) => {
    if (event.isTrusted) action();
  });
  return element;
}
