/** English seller's texts for measuring: as long as asked, no sentence twice, in a text or from one text to the next. */
import { readFileSync } from "node:fs";

const corpus = readFileSync(new URL("../../corpus/clean.txt", import.meta.url), "utf8");
/** Clauses of our own clean messages, put together anew. */
const clauses = [...new Set(corpus.split(/[\n.!?;:]+|, /).map((clause) => clause.trim()))]
  .filter((clause) => /^[A-Za-z]/.test(clause) && clause.length > 18 && clause.length < 90);

/** Pairs of clauses in a fixed shuffled order: over a hundred thousand sentences before one would come again. */
function* sentences() {
  for (let step = 1; ; step += 1) {
    for (let at = 0; at < clauses.length; at += 1) {
      const [head, tail] = [clauses[at], clauses[(at * 7 + step * 13) % clauses.length]];
      yield `${head[0].toUpperCase()}${head.slice(1)}, and ${tail[0].toLowerCase()}${tail.slice(1)}. `;
    }
  }
}

const source = sentences();

/** The next text of about so many characters. */
export function fresh(length) {
  let text = "";
  while (text.length < length) text += source.next().value;
  return text.slice(0, length);
}
