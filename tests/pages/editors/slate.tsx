import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createEditor, Node, type Descendant } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import { LABEL, start } from './mount';

const paragraphs = (text: string): Descendant[] => text.split('\n').map((line) => ({ type: 'paragraph', children: [{ text: line }] }));

void start((place, text) => {
  const editor = withHistory(withReact(createEditor()));
  function Box(): ReactNode {
    const [value] = useState(() => paragraphs(text));
    return (
      <Slate editor={editor} initialValue={value}>
        <Editable className="editor" aria-label={LABEL} placeholder="Type your reply"
          renderElement={({ attributes, children }) => <p {...attributes}>{children}</p>} />
      </Slate>
    );
  }
  const root = createRoot(place);
  flushSync(() => root.render(<Box />));
  return { text: () => editor.children.map((node) => Node.string(node)).join('\n'), remove: () => root.unmount() };
});
