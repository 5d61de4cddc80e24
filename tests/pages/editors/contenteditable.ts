// A plain contenteditable. Its page keeps what an `input` event told it, as such pages do: text that came without one is lost.

import { LABEL, start } from './mount';

/** Its lines as browsers make them: a first one without an element, then blocks, a break where one is empty or ends. */
function lines(box: HTMLElement): string[] {
  const all: string[] = [];
  let line: string | null = null;
  const end = (): void => { if (line !== null) all.push(line); line = null; };
  const walk = (parent: Node): void => parent.childNodes.forEach((node) => {
    if (node instanceof Text) line = (line ?? '') + node.data;
    else if (node.nodeName === 'BR') { line ??= ''; end(); }
    else if (node.nodeName === 'DIV' || node.nodeName === 'P') { end(); walk(node); end(); }
    else walk(node);
  });
  walk(box);
  end();
  return all;
}

void start((place, text) => {
  const box = document.createElement('div');
  box.className = 'editor';
  box.contentEditable = 'true';
  box.setAttribute('role', 'textbox');
  box.setAttribute('aria-label', LABEL);
  box.innerText = text;
  place.append(box);
  let model = text;
  box.addEventListener('input', () => { model = lines(box).join('\n').replace(/\u00a0/g, ' '); });
  return { text: () => model, remove: () => box.remove() };
});
