// A box that takes what is typed and refuses every other way in: no paste, no command, no change by a script.

import { LABEL, start } from './mount';

void start((place, text) => {
  const box = document.createElement('div');
  box.className = 'editor';
  box.contentEditable = 'true';
  box.setAttribute('role', 'textbox');
  box.setAttribute('aria-label', LABEL);
  box.textContent = text;
  place.append(box);
  let model = text;
  box.addEventListener('paste', (event) => event.preventDefault());
  box.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'insertText' || (event.data ?? '').length !== 1) event.preventDefault();
  });
  // Firefox asks nobody before a script's command: the page puts its own text back.
  box.addEventListener('input', () => {
    const seen = (box.textContent ?? '').replace(/\u00a0/g, ' ');
    if (Math.abs(seen.length - model.length) <= 1) model = seen;
    else box.textContent = model;
  });
  return { text: () => model, remove: () => box.remove() };
});
