/*
 * A seller chat of our own in the manner of the real one: hash routing, one page for all conversations.
 *
 *   .im-workbench                 the whole chat
 *     .conversation-list          buttons, one a conversation; a click keeps the address (#/window), with ?routes=hash
 *                                 it becomes #/conversation/<id>, which always opens that conversation
 *     .chat-header .buyer-name    whose it is
 *     .message-list               .message-left (buyer's) and .message-right (seller's), in each .message-text and
 *                                 .message-time "2026-11-24 14:03" in the seller's clock; .message-system for neither
 *     .message-input-box          composer.tsx
 *     .order-card                 order link with orderId=, item link, .buyer-country; not in every conversation
 *
 * ?notes adds a second box, the seller's own notes. ?slow lets the messages come a while after the name. ?nameless
 * shows neither name nor order. ?ad adds a frame of another origin.
 */

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Composer } from './composer';
import { named, part } from './names';

interface Message { from: 'buyer' | 'seller'; text: string; at: number }
interface Thread {
  id: string;
  unread: boolean;
  buyer: { name: string; country?: string };
  order?: { id: string; item: string; item_id: string; total: string; state: string };
  messages: Message[];
}
export interface Data { shop: { name: string; owner: string }; threads: Thread[] }

const flags = new URLSearchParams(location.search);
const SLOW = 400;

const two = (n: number): string => String(n).padStart(2, '0');
function stamp(at: number): string {
  const day = new Date(at);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())} ${two(day.getHours())}:${two(day.getMinutes())}`;
}

const hashed = (): string | null => /^#\/conversation\/([\w-]+)/.exec(location.hash)?.[1] ?? null;

/** The open conversation's id, and moving to another. */
function useOpen(): [string | null, (id: string) => void] {
  const [open, setOpen] = useState(hashed);
  useEffect(() => {
    const moved = (): void => setOpen(hashed());
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  return [open, (id) => {
    if (flags.has('routes')) location.hash = `#/conversation/${id}`;
    else setOpen(id);
  }];
}

/** The messages, at once or a while after the conversation was opened. */
function useMessages(thread: Thread | undefined): Message[] {
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (!flags.has('slow')) return;
    const timer = setTimeout(() => setShown(thread?.id ?? null), SLOW);
    return () => clearTimeout(timer);
  }, [thread?.id]);
  return !flags.has('slow') || shown === thread?.id ? thread?.messages ?? [] : [];
}

/** The reply box in an empty frame: its document is the page's own to fill. */
function Blank({ children }: { children: ReactNode }): ReactNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement | null>(null);
  useEffect(() => {
    // Some browsers give an empty frame its final document a moment later.
    const take = (): void => setBody(frame.current?.contentDocument?.body ?? null);
    take();
    frame.current?.addEventListener('load', take);
    return () => frame.current?.removeEventListener('load', take);
  }, []);
  return (
    <>
      <iframe {...part('input-frame')} title="Reply" ref={frame} />
      {body && createPortal(children, body)}
    </>
  );
}

function Order({ thread }: { thread: Thread }): ReactNode {
  const { order, buyer } = thread;
  return (
    <aside {...part('order-panel')} aria-label="Buyer and order">
      {buyer.country && <p>Country: <span {...part('buyer-country')}>{buyer.country}</span></p>}
      {order ? (
        <div {...part('order-card')}>
          <h2>Order</h2>
          <p><a href={`https://csp.aliexpress.com/m_apps/order-manage/orderDetail?orderId=${order.id}`} onClick={(event) => event.preventDefault()}>{order.id}</a></p>
          <p><a href={`https://www.aliexpress.com/item/${order.item_id}.html`} onClick={(event) => event.preventDefault()}>{order.item}</a></p>
          <p>{order.total} · {order.state}</p>
        </div>
      ) : <p>No order yet</p>}
      {flags.has('notes') && <textarea {...part('seller-notes')} rows={3} {...named({ 'aria-label': 'Your notes' })} />}
    </aside>
  );
}

export function App({ data }: { data: Data }): ReactNode {
  const [threads, setThreads] = useState(data.threads);
  const [open, go] = useOpen();
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const thread = threads.find(({ id }) => id === open);
  const messages = useMessages(thread);
  const setDraft = (text: string): void => { if (thread) setDrafts((all) => ({ ...all, [thread.id]: text })); };
  const send = (text: string): void => {
    if (!thread) return;
    const sent: Message = { from: 'seller', text, at: Date.now() };
    setThreads((all) => all.map((one) => (one.id === thread.id ? { ...one, messages: [...one.messages, sent] } : one)));
    setDraft('');
  };
  useEffect(() => {
    const hear = (event: MessageEvent<{ sent?: string; stranger?: unknown }>): void => {
      if (event.data.sent !== undefined) send(event.data.sent);
      if (event.data.stranger) Object.assign(window, { stranger: event.data.stranger });
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  });
  const composer = <Composer draft={thread ? drafts[thread.id] ?? '' : ''} onDraft={setDraft} onSend={send} />;
  const placed = flags.get('composer') === 'frame' ? <iframe {...part('input-frame')} title="Reply" src={`/m_apps/im-chat/box${location.search}`} />
    : flags.get('composer') === 'blank' ? <Blank>{composer}</Blank> : composer;
  return (
    <div {...part('im-workbench')}>
      <header {...part('im-top')}><strong>Practice seller centre</strong><span>{data.shop.name}</span></header>
      <nav {...part('conversation-list')} aria-label="Conversations">
        <input type="search" {...part('conversation-search')} aria-label="Search conversations" />
        {threads.map((one) => (
          <button type="button" key={one.id} {...part('conversation-item')} data-thread={one.id} aria-current={one.id === open || undefined} onClick={() => go(one.id)}>
            <span {...part('item-head')}><span>{one.buyer.name}</span>{one.unread && <span {...part('item-unread')}>unread</span>}</span>
            <span {...part('item-last')}>{one.messages.at(-1)?.text}</span>
          </button>
        ))}
      </nav>
      {thread ? (
        <main {...part('chat-window')} data-open={thread.id}>
          <h1 {...part('chat-header')}>{!flags.has('nameless') && <span {...part('buyer-name')}>{thread.buyer.name}</span>}</h1>
          <div {...part('message-list')} tabIndex={0} role="region" aria-label="Messages">
            <p {...part('message-system')}>Never pay outside the platform.</p>
            {messages.map(({ from, text, at }) => (
              <div key={`${at}${text}`} {...part(from === 'seller' ? 'message-right' : 'message-left')}>
                <div {...part('message-text')}>{text}</div>
                <div {...part('message-time')}>{stamp(at)}</div>
              </div>
            ))}
          </div>
          {placed}
          {flags.has('ad') && <iframe {...part('ad-frame')} title="Advertisement" src="https://ads.practice.example/" />}
        </main>
      ) : <main {...part('chat-window')}><p {...part('chat-empty')}>Choose a conversation.</p></main>}
      {thread && !flags.has('nameless') && <Order thread={thread} />}
    </div>
  );
}

/** The page of the frame that is nothing but a reply box. */
export function Box(): ReactNode {
  const [draft, setDraft] = useState('');
  return <Composer draft={draft} onDraft={setDraft} onSend={(text) => {
    parent.postMessage({ sent: text }, location.origin);
    setDraft('');
  }} />;
}
