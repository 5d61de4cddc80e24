// Captions and message text as the page shows them.

const DAY = 86_400_000;

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "Today 08:14", "Yesterday 19:02", "Nov 18, 2026 10:30", in the seller's own clock. */
export function caption(at: number, now: number): string {
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return `Today ${time}`;
  if (days === 1) return `Yesterday ${time}`;
  return `${new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' }).format(at)} ${time}`;
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '<br>': '\n' };

/** The bootstrap's escaped HTML as plain text, without a parser (Trusted Types forbid innerHTML here). */
export function plain(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot);|<br>/g, (piece) => ENTITIES[piece] ?? piece);
}

export function initials(name: string): string {
  return name.split(' ').map((part) => part[0] ?? '').join('').slice(0, 2);
}
