// ?broken=classes: what the site calls its parts has changed; ?broken=all: nothing has a name any more.

const broken = new URLSearchParams(location.search).get('broken');

/** A class that adapters rely on, and one that only this page's style knows. */
export const known = (name: string, own: string): string => (broken ? own : `${name} ${own}`);

/** The reply box's own names, today's or tomorrow's or none. */
export const boxNames: Record<string, string> = broken === 'all' ? {}
  : broken ? { name: 'reply-text', 'aria-label': 'Write back' }
    : { name: 'message', placeholder: 'Type your reply', 'aria-label': 'Your reply' };
