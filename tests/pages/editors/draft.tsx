import { ContentState, Editor, EditorState } from 'draft-js';
import 'draft-js/dist/Draft.css';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { LABEL, start } from './mount';

void start((place, text) => {
  let model = EditorState.createWithContent(ContentState.createFromText(text));
  function Box(): ReactNode {
    const [state, setState] = useState(model);
    model = state;
    return <Editor editorState={state} onChange={setState} ariaLabel={LABEL} placeholder="Type your reply" />;
  }
  const root = createRoot(place);
  flushSync(() => root.render(<Box />));
  return { text: () => model.getCurrentContent().getPlainText('\n'), remove: () => root.unmount() };
});
