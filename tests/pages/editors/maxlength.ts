// A textarea with a limit that a template does not fit into.

import { LABEL, start } from './mount';

void start((place, text) => {
  const box = document.createElement('textarea');
  box.className = 'editor';
  box.name = 'message';
  box.maxLength = 60;
  box.setAttribute('aria-label', LABEL);
  box.value = text;
  place.append(box);
  return { text: () => box.value, remove: () => box.remove() };
});
