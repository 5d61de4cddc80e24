/** When a message was sent, from what the page shows of it; a stamp that leaves room for doubt is no stamp. */

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const CLOCK = /(\d{1,2}):(\d{2})(?:\s*([ap])\.?m\.?)?/i;

/** A day of this machine's calendar at the clock time a text shows. */
function atClock(day: Date, text: string): Date | null {
  const match = CLOCK.exec(text);
  if (!match) return null;
  let hour = Number(match[1]);
  const minute = Number(match[2]);
  const half = match[3]?.toLowerCase();
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  if (hour > 23 || minute > 59) return null;
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), hour, minute);
}

function fromWords(text: string, now: Date): Date | null {
  const plain = text.replace(/[\u202f\u00a0]/g, " ").replace(/\bat\b/i, " ").replace(/\s+/g, " ").trim();
  const ago = /^(\d{1,2}|an?|a few) (second|minute)s? ago$/i.exec(plain);
  // To the minute, so that the same words read a second later are the same stamp.
  if (ago) return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE - (ago[2] === "minute" ? (Number(ago[1]) || 1) * MINUTE : 0));
  if (!CLOCK.test(plain)) return null;
  const word = /^(today|yesterday)\b/i.exec(plain)?.[1]?.toLowerCase();
  if (word === "today") return atClock(now, plain);
  if (word === "yesterday") return atClock(new Date(now.getTime() - DAY), plain);
  const month = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i.test(plain);
  const year = /\b20\d\d\b/.test(plain);
  // A month as a number is a date two readers read in two ways.
  if (!month) return null;
  const date = new Date(year ? plain : plain.replace(CLOCK, `${now.getFullYear()} $&`));
  if (Number.isNaN(date.getTime())) return null;
  // Without a year the newest such day that is not ahead is meant.
  if (!year && date.getTime() > now.getTime()) date.setFullYear(now.getFullYear() - 1);
  return date;
}

/** "2026-11-24 14:03" can only be read in one way: a day of this machine's calendar and its clock. */
function fromFigures(text: string): Date | null {
  const [, year, month, day] = /^(20\d\d)[-/.](\d\d)[-/.](\d\d) \d\d:\d\d(?::\d\d)?$/.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return date.getMonth() === Number(month) - 1 ? atClock(date, text.slice(11)) : null;
}

/** The instant of a stamp as RFC 3339, or nothing. `now` is the machine's clock. */
export function parseStamp(stamp: string, now: Date): string | undefined {
  const text = stamp.trim();
  if (text === "" || text.length > 80) return undefined;
  const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text) : /^\d{13}$/.test(text) ? new Date(Number(text)) : (fromFigures(text) ?? fromWords(text, now));
  if (!exact || Number.isNaN(exact.getTime()) || exact.getTime() > now.getTime() + MINUTE) return undefined;
  return exact.toISOString();
}
