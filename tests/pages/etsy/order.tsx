/*
 * The order page, /your/orders/sold/(new|completed)?order_id=<digits>.
 *
 *   .address            under the heading "Ship to": .name .first-line .second-line .city .state .zip .country-name
 *   #dg-tabs-preact__tab-1--default_wt_tab_panel textarea.textarea     "Message buyer"
 */

import type { ReactNode } from 'react';
import type { Thread } from './data.d.mts';
import { Link } from './link';
import { Picture } from './pictures';

interface Props {
  thread: Thread;
  draft: string;
  onDraft: (text: string) => void;
  onSend: (text: string) => void;
  go: (url: string) => void;
}

function ShipTo({ thread }: { thread: Thread }): ReactNode {
  const to = thread.order?.ship_to;
  if (!to) return null;
  return (
    <section className="card">
      <h2>Ship to</h2>
      <address className="address">
        <span className="name">{to.name}</span>
        <span className="first-line">{to.first_line}</span>
        {to.second_line && <span className="second-line">{to.second_line}</span>}
        <span className="place">
          <span className="city">{to.city}</span>
          {to.state && <>{', '}<span className="state">{to.state}</span></>}
          {' '}<span className="zip">{to.zip}</span>
        </span>
        <span className="country-name">{to.country}</span>
      </address>
    </section>
  );
}

export function OrderPage({ thread, draft, onDraft, onSend, go }: Props): ReactNode {
  const { order, item, buyer } = thread;
  if (!order) return null;
  return (
    <main className="order-page">
      <p className="back"><Link to={`/messages/${thread.id}`} go={go}>‹ Conversation with {buyer.name}</Link></p>
      <h1>Order #{order.id}</h1>
      <div className="order-grid">
        <section className="card">
          <h2>{order.shipped ? `Posted ${order.shipped}` : 'To be posted'}</h2>
          <div className="item">
            <Picture kind={item.kind} />
            <div>
              <a href={`/listing/${item.id}`} onClick={(event) => event.preventDefault()}>{item.title}</a>
              <p>{item.option ? `${item.option} · ${item.price}` : item.price}</p>
            </div>
          </div>
          <p className="sum">Placed {order.placed} · Total {order.total}</p>
        </section>
        <ShipTo thread={thread} />
        <section className="card wide" id="dg-tabs-preact__tab-1--default_wt_tab_panel">
          <h2>Message {buyer.name}</h2>
          <form className="inline-compose-container box" onSubmit={(event) => {
            event.preventDefault();
            if (draft.trim()) onSend(draft.trim());
          }}>
            <textarea className="textarea" name="message" aria-label="Message buyer" rows={4}
              value={draft} onChange={(event) => onDraft(event.target.value)} />
            <div className="compose-tools"><button type="submit" className="send" disabled={!draft.trim()}>Send</button></div>
          </form>
        </section>
      </div>
    </main>
  );
}
