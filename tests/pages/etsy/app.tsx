// Holds the page's state: the conversations, the threads that were opened, the drafts.

import { useEffect, useState, type ReactNode } from 'react';
import type { Bootstrap, Thread as Conversation } from './data.d.mts';
import { Buyer } from './buyer';
import { Inbox } from './inbox';
import { Link } from './link';
import { OrderPage } from './order';
import { useRoute, type Route } from './route';
import { Thread } from './thread';

const sameThread = (route: Route) => (thread: Conversation): boolean =>
  route.page === 'thread' ? thread.id === route.id
    : route.page === 'order' && thread.order?.id === route.orderId;

/** Opened threads; a new one is fetched after the address has changed, so there is a moment without it. */
function useThreads(boot: Bootstrap, route: Route): [Conversation | undefined, (thread: Conversation) => void] {
  const [threads, setThreads] = useState(boot.thread ? [boot.thread] : []);
  const current = threads.find(sameThread(route));
  const wanted = current || route.page === 'inbox' ? null
    : route.page === 'thread' ? `/messages/${route.id}/data` : `/your/orders/${route.orderId}/data`;
  useEffect(() => {
    if (!wanted) return;
    const leave = new AbortController();
    fetch(`${wanted}?at=${boot.now}`, { signal: leave.signal })
      .then((answer) => answer.ok ? answer.json() as Promise<Conversation> : null)
      .then((thread) => thread && setThreads((all) => [...all.filter(({ id }) => id !== thread.id), thread]))
      .catch((error: unknown) => { if (!leave.signal.aborted) throw error; });
    return () => leave.abort();
  }, [wanted]);
  return [current, (thread) => setThreads((all) => all.map((one) => one.id === thread.id ? thread : one))];
}

export function App({ boot }: { boot: Bootstrap }): ReactNode {
  const [route, go] = useRoute();
  const [thread, change] = useThreads(boot, route);
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (thread) setRead((ids) => new Set([...ids, thread.id]));
    document.title = thread ? `${thread.buyer.name} – Practice market` : 'Inbox – Practice market';
  }, [thread?.id]);

  const draft = thread ? drafts[thread.id] ?? '' : '';
  const setDraft = (text: string): void => { if (thread) setDrafts((all) => ({ ...all, [thread.id]: text })); };
  const send = (text: string): void => {
    if (!thread) return;
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\n/g, '<br>');
    change({ ...thread, messages: [...thread.messages, {
      conversation_message_id: Number(thread.id) * 100 + thread.messages.length,
      sender_id: boot.shop.user_id,
      message: escaped,
      create_date: Math.floor(Date.now() / 1000),
      is_system_message: false,
    }] });
    setDraft('');
  };
  const conversations = boot.conversations.map((one) => read.has(String(one.conversation_id)) ? { ...one, is_unread: false } : one);

  return (
    <>
      <header className="top">
        <Link className="brand" to="/messages" go={go}><span aria-hidden="true">◐</span> Practice market</Link>
        <span className="shop">{boot.shop.name}</span>
      </header>
      {route.page === 'order' && thread ? <OrderPage thread={thread} draft={draft} onDraft={setDraft} onSend={send} go={go} /> : (
        <main className={`conversations-subapp${route.page === 'thread' ? ' reading' : ''}`}>
          <h1 className="screen-reader-only">Messages</h1>
          <Inbox conversations={conversations} open={route.page === 'thread' ? route.id : null} go={go} />
          {route.page === 'thread' && <p className="back"><Link to="/messages" go={go}>‹ Inbox</Link></p>}
          {thread ? <>
            <Thread thread={thread} seller={boot.shop} draft={draft} onDraft={setDraft} onSend={send} />
            <Buyer thread={thread} go={go} />
          </> : <p className="nothing">{route.page === 'inbox' ? 'Choose a conversation.' : 'Opening…'}</p>}
        </main>
      )}
    </>
  );
}
