/**
 * The UI's own words. A message is plain text with `{name}` and `{n, plural, one {…} few {…} other {…}}` where `#`
 * stands for the number: the part of MessageFormat that our strings use, cheap enough to run on each paint.
 */

export type Values = Readonly<Record<string, string | number>>;

/** Says the message of a key in one UI language. */
export interface Translate {
  (key: string, values?: Values): string;
  readonly lang: string;
}

/** Index just past the brace that closes the one at `start`. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    if (text[i] === "{") depth += 1;
    if (text[i] === "}" && (depth -= 1) === 0) return i + 1;
  }
  return text.length;
}

function choose(branches: string, count: number, rules: Intl.PluralRules): string {
  const wanted = rules.select(count);
  let other = "";
  const pattern = /(=\d+|[a-z]+)\s*\{/g;
  for (let match = pattern.exec(branches); match; match = pattern.exec(branches)) {
    const open = pattern.lastIndex - 1;
    const end = closing(branches, open);
    const body = branches.slice(open + 1, end - 1);
    if (match[1] === `=${count}`) return body;
    if (match[1] === wanted) other = body;
    else if (match[1] === "other" && other === "") other = body;
    pattern.lastIndex = end;
  }
  return other;
}

function format(message: string, values: Values, rules: Intl.PluralRules): string {
  let out = "";
  let from = 0;
  for (let open = message.indexOf("{"); open >= 0; open = message.indexOf("{", from)) {
    const end = closing(message, open);
    const [name = "", type, ...rest] = message.slice(open + 1, end - 1).split(",");
    const value = values[name.trim()];
    out += message.slice(from, open);
    if (type?.trim() === "plural") {
      const count = Number(value);
      out += format(choose(rest.join(","), count, rules).replaceAll("#", String(count)), values, rules);
    } else {
      out += value === undefined ? message.slice(open, end) : String(value);
    }
    from = end;
  }
  return out + message.slice(from);
}

/** Makes the translator of a language; a key without a text shows itself, so that a gap is seen and not hidden. */
export function translator(lang: string, strings: Readonly<Record<string, string>>): Translate {
  const rules = new Intl.PluralRules(lang);
  const translate = (key: string, values: Values = {}): string => {
    const message = strings[key];
    return message === undefined ? key : message.includes("{") ? format(message, values, rules) : message;
  };
  return Object.assign(translate, { lang });
}
