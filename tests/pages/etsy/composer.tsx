// The reply box: a controlled textarea, so the page redraws on each keystroke as the real one does.

import { useState, type ReactNode } from 'react';
import { boxNames, known } from './names';

const QUICK = [
  { title: 'Thanks for your order', text: 'Thank you for your order! I will write again on the day it is posted.' },
  { title: 'Care of silver', text: 'Silver stays bright if you wipe it with a soft cloth and keep it in its box.' },
];

interface Props {
  draft: string;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
}

export function Composer({ draft, onDraft, onSend }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <form className={known('inline-compose-container', 'box')} onSubmit={(event) => {
      event.preventDefault();
      if (draft.trim()) onSend(draft.trim());
    }}>
      <textarea className={known('new-message-textarea-min-height', 'box-text')} {...boxNames} rows={4} value={draft} onChange={(event) => onDraft(event.target.value)} />
      <div className="compose-tools">
        <div className="quick">
          <button type="button" className="tool" aria-label="Quick replies" aria-expanded={open}
            onClick={() => setOpen(!open)}>
            <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 5h12M4 10h12M4 15h7" /></svg>
          </button>
          {open && (
            <ul className="quick-list">
              {QUICK.map(({ title, text }) => (
                <li key={title}><button type="button" onClick={() => {
                  onDraft(draft ? `${draft}\n${text}` : text);
                  setOpen(false);
                }}>{title}</button></li>
              ))}
            </ul>
          )}
        </div>
        <button type="submit" className="send" disabled={!draft.trim()}>Send</button>
      </div>
    </form>
  );
}
