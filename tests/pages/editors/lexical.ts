import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';
import { LABEL, start } from './mount';

void start((place, text) => {
  const box = document.createElement('div');
  box.className = 'editor';
  box.contentEditable = 'true';
  box.setAttribute('role', 'textbox');
  box.setAttribute('aria-label', LABEL);
  place.append(box);
  const editor = createEditor({ namespace: 'practice', onError: (error) => { throw error; } });
  editor.setRootElement(box);
  const leave = [registerRichText(editor), registerHistory(editor, createEmptyHistoryState(), 300)];
  editor.update(() => {
    const root = $getRoot().clear();
    for (const line of text.split('\n')) root.append($createParagraphNode().append(...line ? [$createTextNode(line)] : []));
  }, { discrete: true });
  return {
    text: () => editor.read(() => $getRoot().getChildren().map((node) => node.getTextContent()).join('\n')),
    remove: () => {
      for (const go of leave) go();
      editor.setRootElement(null);
      box.remove();
    },
  };
});
