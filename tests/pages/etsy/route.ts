// The page's addresses, and moving between them without a reload.

import { useEffect, useState } from 'react';

export type Route =
  | { page: 'inbox' }
  | { page: 'thread'; id: string }
  | { page: 'order'; orderId: string };

export function parse(path: string, search: string): Route {
  const id = /^\/messages\/(\d+)\/?$/.exec(path)?.[1];
  if (id) return { page: 'thread', id };
  const orderId = new URLSearchParams(search).get('order_id');
  if (path.startsWith('/your/orders/sold/') && orderId) return { page: 'order', orderId };
  return { page: 'inbox' };
}

const here = (): Route => parse(location.pathname, location.search);

export function useRoute(): [Route, (url: string) => void] {
  const [route, setRoute] = useState(here);
  useEffect(() => {
    const back = (): void => setRoute(here());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  return [route, (url) => {
    history.pushState(null, '', url);
    setRoute(here());
  }];
}
