/*
 * Class names as a bundler leaves them: what the maker called a part, and a hash. What an adapter may rely on is the
 * part's name; ?broken=classes leaves the hash alone, ?broken=all takes away every other name as well.
 */

const broken = new URLSearchParams(location.search).get('broken');
export const nameless = broken === 'all';

function hash(name: string): string {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 1_679_616;
  return sum.toString(36).padStart(4, 'q');
}

/** The class of a part; its looks hang on `data-part`, so that a broken page looks the same. */
export const part = (name: string, ...more: string[]): { className: string; 'data-part': string } => ({
  className: [name, ...more].map((one) => (broken ? `_${hash(one)}` : `${one}--${hash(one)}`)).join(' '),
  'data-part': [name, ...more].join(' '),
});

/** An attribute that a page without names does without. */
export const named = <T extends object>(attributes: T): T | Record<string, never> => (nameless ? {} : attributes);
