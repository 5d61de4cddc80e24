// A textarea that React owns: the page draws it anew on each keystroke.

import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { LABEL, start } from './mount';

void start((place, text) => {
  let model = text;
  function Box(): ReactNode {
    const [value, setValue] = useState(text);
    model = value;
    return <textarea className="editor" aria-label={LABEL} name="message" value={value} onChange={(event) => setValue(event.target.value)} />;
  }
  const root = createRoot(place);
  flushSync(() => root.render(<Box />));
  return { text: () => model, remove: () => root.unmount() };
});
