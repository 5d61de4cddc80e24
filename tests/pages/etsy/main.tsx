import { createRoot } from 'react-dom/client';
import type { Bootstrap } from './data.d.mts';
import { App } from './app';

declare global {
  interface Window { Practice: { bootstrap: Bootstrap } }
}

createRoot(document.getElementById('content') as HTMLElement).render(<App boot={window.Practice.bootstrap} />);
