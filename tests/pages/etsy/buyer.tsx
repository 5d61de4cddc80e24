// The panel beside the thread: who the buyer is and what it is about.

import type { ReactNode } from 'react';
import type { Thread } from './data.d.mts';
import { Link } from './link';
import { Avatar, Picture } from './pictures';

export function Buyer({ thread, go }: { thread: Thread; go: (url: string) => void }): ReactNode {
  const { buyer, order, item } = thread;
  return (
    <aside className="buyer-info" aria-label="About the buyer">
      <div className="buyer-head">
        <Avatar name={buyer.name} />
        <div>
          <h3 className="buyer-name"><a href={`/people/${buyer.username}`} onClick={(event) => event.preventDefault()}>{buyer.name}</a></h3>
          {buyer.about.map((line) => <p className="buyer-about" key={line}>{line}</p>)}
        </div>
      </div>
      <h4>{order ? 'Order' : 'Asking about'}</h4>
      <div className="item">
        <Picture kind={item.kind} />
        <div>
          <a href={`/listing/${item.id}`} onClick={(event) => event.preventDefault()}>{item.title}</a>
          <p>{item.option ? `${item.option} · ${item.price}` : item.price}</p>
        </div>
      </div>
      {order && (
        <ul className="wt-list-unstyled">
          <li><Link className="wt-text-truncate" to={`/your/orders/sold/${order.shipped ? 'completed' : 'new'}?order_id=${order.id}`} go={go}>Order #{order.id}</Link></li>
          <li>Placed {order.placed}</li>
          <li>{order.shipped ? `Posted ${order.shipped}` : 'Not posted yet'}</li>
          <li>Total {order.total}</li>
        </ul>
      )}
    </aside>
  );
}
