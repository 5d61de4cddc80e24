import { createRoot } from 'react-dom/client';
import { App, Box, type Data } from './app';

declare global {
  interface Window { Chat: Data | Record<string, never> }
}

const data = window.Chat;
createRoot(document.getElementById('root') as HTMLElement).render('threads' in data ? <App data={data as Data} /> : <Box />);
