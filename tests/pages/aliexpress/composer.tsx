/*
 * The reply box: a contenteditable that the page keeps between conversations, as chats do. Enter sends, Ctrl+Enter is a
 * new line. It stands in the page, or alone in a frame (?composer=frame), or in an empty frame that the page fills
 * (?composer=blank).
 */

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { named, part } from './names';

interface Props {
  draft: string;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
}

const textOf = (box: HTMLElement): string => box.innerText.replace(/\n$/, '').replace(/\u00a0/g, ' ');

/** A paste becomes plain lines, whatever was copied. */
function paste(event: { clipboardData: DataTransfer | null; preventDefault(): void }): void {
  event.preventDefault();
  const lines = (event.clipboardData?.getData('text/plain') ?? '').split('\n');
  lines.forEach((line, index) => {
    if (index > 0) document.execCommand('insertLineBreak');
    if (line) document.execCommand('insertText', false, line);
  });
}

export function Composer({ draft, onDraft, onSend }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current && textOf(box.current) !== draft) box.current.innerText = draft;
  }, [draft]);
  const send = (): void => {
    const text = box.current ? textOf(box.current).trim() : '';
    if (text) onSend(text);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.ctrlKey) document.execCommand('insertLineBreak');
    else send();
  };
  return (
    <div {...part('message-input-box')}>
      <div {...part('input-tools')}><button type="button" {...named({ 'aria-label': 'Emoji' })}>☺</button><button type="button" {...named({ 'aria-label': 'Picture' })}>▧</button></div>
      <div {...part('input-area')} ref={box} contentEditable suppressContentEditableWarning tabIndex={0} style={{ minHeight: 96 }}
        {...named({ role: 'textbox', 'aria-label': 'Reply', 'aria-multiline': true })}
        onInput={(event) => onDraft(textOf(event.currentTarget))} onKeyDown={key}
        onPaste={(event) => paste({ clipboardData: event.clipboardData, preventDefault: () => event.preventDefault() })} />
      <div {...part('input-foot')}><span>Enter sends, Ctrl+Enter is a new line</span><button type="button" {...part('send-button')} onClick={send}>Send</button></div>
    </div>
  );
}
