// What the server puts into the page: the shapes of the real site's bootstrap, and what the practice page adds.

export interface Conversation {
  conversation_id: number;
  conversation_url: string;
  excerpt: string;
  is_unread: boolean;
  timestamp: string;
  other_user: { display_name: string; username: string };
}

export interface Message {
  conversation_message_id: number;
  sender_id: number;
  /** Escaped HTML with `<br>` for a line break, as the real site sends it. */
  message: string;
  /** Seconds since 1970. */
  create_date: number;
  is_system_message: boolean;
}

export interface ShipTo {
  name: string;
  first_line: string;
  second_line?: string;
  city: string;
  state?: string;
  zip: string;
  country: string;
}

export interface Order {
  id: string;
  placed: string;
  shipped: string | null;
  total: string;
  ship_to: ShipTo;
}

export interface Item {
  id: string;
  title: string;
  option: string;
  price: string;
  kind: 'ring' | 'linen' | 'hoops' | 'locket' | 'wallet';
}

export interface Thread {
  id: string;
  buyer: { user_id: number; name: string; username: string; about: string[] };
  order: Order | null;
  item: Item;
  messages: Message[];
}

export interface Bootstrap {
  /** The moment all stamps of this page load are counted from, ms since 1970. */
  now: number;
  shop: { user_id: number; name: string; owner: string };
  conversations: Conversation[];
  thread: Thread | null;
}

/** The whole page data at `now`; `path` decides which thread comes along. */
export function bootstrap(now: number, path: string, search?: string): Bootstrap;
/** One conversation, by its own id or by its order's; null when there is none. */
export function threadById(id: string, now: number): Thread | null;
export function threadByOrder(orderId: string, now: number): Thread | null;
