// A plain contenteditable. Its page keeps what an `input` event told it, as such pages do: text that came without one is lost.

import { LABEL, start } from './mount';

void start((place, text) => {
  const box = document.createElement('div');
  box.className = 'editor';
  box.contentEditable = 'true';
  box.setAttribute('role', 'textbox');
  box.setAttribute('aria-label', LABEL);
  box.innerText = text;
  place.append(box);
  const read = (): string => box.innerText.replace(/\u00a0/g, ' ').replace(/\n$/, '');
  let model = read();
  box.addEventListener('input', () => { model = read(); });
  return { text: () => model, remove: () => box.remove() };
});
