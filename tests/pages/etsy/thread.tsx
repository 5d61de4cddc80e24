/*
 * The open conversation. The markup below is what an adapter may rely on; class names come from the
 * real site where they are known, the rest is this page's own.
 *
 *   .conversations-subapp                     the whole mail page; a new thread keeps this element
 *     .thread[data-thread]                    one conversation; absent in the inbox and while it loads
 *       .scrolling-message-list               the messages, oldest first
 *         .wt-rounded.wt-text-body-01         one bubble; line breaks are <br>; it starts with
 *                                             <span class="screen-reader-only">Message: </span>
 *           .wt-sem-bg-surface-informational-subtle   on the bubble: the seller wrote it
 *         .wt-text-caption > time[datetime]   after the bubble, in the same li.message: when it was sent,
 *                                             RFC 3339 in UTC; the text is "Today 08:14" in the local clock
 *       .inline-compose-container             composer: textarea.new-message-textarea-min-height,
 *                                             [aria-label="Quick replies"], Send
 *     .buyer-info                             side panel (buyer.tsx)
 *       h3.buyer-name a                       the buyer's name
 *       p.buyer-about                         a line about them: "Munich, Germany", "Buyer since 2021";
 *                                             often there is no place at all
 *       a[href*="order_id="]                  the order, where there is one
 *       a[href*="/listing/"]                  the item's title
 *
 * Order pages are in order.tsx. `html[data-user-id]` is the seller; an inline script holds the bootstrap
 * (data.d.mts) of the page that was loaded, which goes stale as soon as another thread is opened.
 */

import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Message, Thread as Conversation } from './data.d.mts';
import { Composer } from './composer';
import { known } from './names';
import { caption, plain } from './words';

function Bubble({ message, mine, name, now }: { message: Message; mine: boolean; name: string; now: number }): ReactNode {
  const at = message.create_date * 1000;
  const lines = plain(message.message).split('\n');
  return (
    <li className={mine ? 'message mine' : 'message'}>
      <p className="wt-text-title screen-reader-only">{name}</p>
      <div className={`${known('wt-rounded wt-text-body-01 wt-display-inline-block wt-break-word', 'words')}${mine ? ` ${known('wt-sem-bg-surface-informational-subtle', 'own')}` : ''}`}>
        <span className="screen-reader-only">Message: </span>
        {lines.map((line, index) => <span key={index}>{index > 0 && <br />}{line}</span>)}
      </div>
      <p className="wt-text-caption"><time dateTime={new Date(at).toISOString()}>{caption(at, now)}</time></p>
    </li>
  );
}

interface Props {
  thread: Conversation;
  seller: { user_id: number; owner: string };
  draft: string;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
}

export function Thread({ thread, seller, draft, onDraft, onSend }: Props): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.scrollTo(0, list.current.scrollHeight);
  }, [thread.id, thread.messages.length]);
  return (
    <section className="thread" data-thread={thread.id} aria-label={`Conversation with ${thread.buyer.name}`}>
      <div className={known('scrolling-message-list', 'scroller')} ref={list} tabIndex={0} role="region" aria-label="Messages">
        <ol className="messages">
          {thread.messages.map((message) => {
            const mine = message.sender_id === seller.user_id;
            return <Bubble key={message.conversation_message_id} message={message} mine={mine}
              name={mine ? seller.owner : thread.buyer.name} now={Date.now()} />;
          })}
        </ol>
      </div>
      <Composer draft={draft} onDraft={onDraft} onSend={onSend} />
    </section>
  );
}
