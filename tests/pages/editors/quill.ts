import Quill from 'quill';
import 'quill/dist/quill.core.css';
import { LABEL, start } from './mount';

void start((place, text) => {
  const frame = document.createElement('div');
  place.append(frame);
  const editor = new Quill(frame, { placeholder: 'Type your reply' });
  editor.root.classList.add('editor');
  editor.root.setAttribute('role', 'textbox');
  editor.root.setAttribute('aria-label', LABEL);
  editor.setText(text);
  editor.history.clear();
  return { text: () => editor.getText().replace(/\n$/, ''), remove: () => frame.remove() };
});
