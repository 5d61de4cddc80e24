/** Findings of a draft as the seller meets them: in which order, which are underlined, where they are while typing. */
import type { Finding, Severity, Span } from "../protocol.ts";

/** More underlines than this at a time are a red page, not help. */
export const MOST_UNDERLINES = 3;
/** Whole-message findings speak from this many words on. */
export const LEAST_WORDS = 20;

const RANK: Record<Severity, number> = { stop: 0, warn: 1, hint: 2 };

/** Gravest first, then in the order of the text, the whole message last. */
export function byGravity(findings: readonly Finding[]): Finding[] {
  const start = ({ span }: Finding): number => span?.[0] ?? Number.MAX_SAFE_INTEGER;
  return [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] || start(a) - start(b));
}

export type Underlined = Finding & { readonly span: Span };

/** The few that are underlined, of findings in the order of gravity. */
export function underlined(findings: readonly Finding[]): Underlined[] {
  const isShown = (finding: Finding): finding is Underlined => finding.span !== null && finding.severity !== "hint";
  return findings.filter(isShown).slice(0, MOST_UNDERLINES);
}

/** A finding's name in one thread: the same words of the same rule are the same finding wherever they moved. */
export const identity = (finding: Finding, text: string): string =>
  `${finding.rule}\u0000${finding.span ? text.slice(...finding.span) : ""}`;

/**
 * Findings of `before` as they stand in `after`, until the core has looked again: those behind the edit move with the
 * text, those the edit touched are gone, and with them every fix whose place is no longer sure.
 */
export function shift(findings: readonly Finding[], before: string, after: string): Finding[] {
  if (before === after) return [...findings];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const by = after.length - before.length;
  const move = ([from, to]: Span): Span | null =>
    to <= head ? [from, to] : from >= end ? [from + by, to + by] : null;
  return findings.flatMap((finding): Finding[] => {
    if (finding.span === null) return [{ ...finding, fixes: [] }];
    const span = move(finding.span);
    if (!span) return [];
    const fixes = finding.fixes.flatMap((fix) => {
      const edits = fix.edits.map((edit) => ({ ...edit, span: move(edit.span) }));
      return edits.every((edit): edit is typeof edit & { span: Span } => edit.span !== null) ? [{ ...fix, edits }] : [];
    });
    return [{ ...finding, span, fixes }];
  });
}
