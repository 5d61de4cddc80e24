// The list of conversations.

import type { ReactNode } from 'react';
import type { Conversation } from './data.d.mts';
import { Link } from './link';
import { Avatar } from './pictures';

interface Props {
  conversations: Conversation[];
  open: string | null;
  go: (url: string) => void;
}

export function Inbox({ conversations, open, go }: Props): ReactNode {
  return (
    <nav className="inbox" aria-label="Conversations">
      <h2 className="inbox-title">Inbox <span className="count">{conversations.filter((one) => one.is_unread).length} unread</span></h2>
      <ul className="inbox-list">
        {conversations.map((one) => (
          <li key={one.conversation_id}>
            <Link className={one.is_unread ? 'row unread' : 'row'} to={one.conversation_url} go={go}
              aria-current={String(one.conversation_id) === open ? 'page' : undefined}>
              <Avatar name={one.other_user.display_name} />
              <span className="row-text">
                <span className="row-head">
                  <h3>{one.other_user.display_name}</h3>
                  <span className="row-age">{one.timestamp}</span>
                </span>
                <span className="row-excerpt">{one.excerpt}</span>
              </span>
              {one.is_unread && <span className="screen-reader-only">Unread</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
