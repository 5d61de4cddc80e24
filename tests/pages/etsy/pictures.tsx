// Line drawings instead of photographs: nothing to load, nothing to license.

import type { ReactNode } from 'react';
import type { Item } from './data.d.mts';
import { initials } from './words';

const DRAWINGS: Record<Item['kind'], ReactNode> = {
  ring: <><circle cx="24" cy="29" r="12" /><path d="m18 12 3-4h6l3 4-6 7z" /><path d="M18 12h12" /></>,
  hoops: <><circle cx="15" cy="26" r="9" /><circle cx="33" cy="26" r="9" /><path d="M15 17v-4M33 17v-4" /></>,
  locket: <><path d="M10 8c2 10 8 14 14 14S36 18 38 8" /><path d="M24 40s-9-5.500-9-11.500a5 5 0 0 1 9-3 5 5 0 0 1 9 3C33 34.500 24 40 24 40z" /></>,
  linen: <><path d="M12 9h24v30H12z" /><path d="M17 9v30M31 9v30M12 16h24M12 32h24" /></>,
  wallet: <><rect x="9" y="14" width="30" height="22" rx="3" /><path d="M9 21h30M14 14v-3h20v3" /><path d="M28 29h6" /></>,
};

export function Picture({ kind }: { kind: Item['kind'] }): ReactNode {
  return <svg className={`picture picture-${kind}`} viewBox="0 0 48 48" aria-hidden="true">{DRAWINGS[kind]}</svg>;
}

export function Avatar({ name }: { name: string }): ReactNode {
  const colour = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return <span className={`avatar avatar-${colour}`} aria-hidden="true">{initials(name)}</span>;
}
