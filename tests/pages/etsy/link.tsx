// A link that stays in the page; with a modifier or another button it is an ordinary link.

import type { ComponentProps, ReactNode } from 'react';

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & { to: string; go: (url: string) => void; children: ReactNode };

export function Link({ to, go, children, ...rest }: Props): ReactNode {
  return (
    <a {...rest} href={to} onClick={(event) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(to);
    }}>{children}</a>
  );
}
