import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import 'prosemirror-view/style/prosemirror.css';
import { LABEL, start } from './mount';

void start((place, text) => {
  const paragraphs = text.split('\n').map((line) => schema.node('paragraph', null, line ? [schema.text(line)] : []));
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: schema.node('doc', null, paragraphs),
      plugins: [history(), keymap({ 'Mod-z': undo, 'Mod-Shift-z': redo }), keymap(baseKeymap)],
    }),
    attributes: { class: 'editor', role: 'textbox', 'aria-label': LABEL },
  });
  return {
    text: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', (leaf) => leaf.type.name === 'hard_break' ? '\n' : ''),
    remove: () => view.destroy(),
  };
});
