/** A site file from a seller's hands: text in, a whole checked site or the name of the field that is wrong. */
import type { Translate } from "../i18n.ts";
import { isSelector } from "../sites/query.ts";
import { selectorsOf, siteFault, type Fault, type Site } from "../sites/site.ts";

export type Import = { readonly site: Site } | { readonly problem: string };

const LONGEST = 200_000;

/** The first selector that this browser does not understand. */
function selectorFault(site: Site): Fault | null {
  const bad = selectorsOf(site).find(({ selector }) => !isSelector(selector));
  return bad ? { field: bad.field, expected: "selector" } : null;
}

/** Reads a pasted or chosen file; nothing of one with a fault is taken. */
export function readSiteFile(t: Translate, text: string): Import {
  let value: unknown;
  try {
    value = JSON.parse(text.slice(0, LONGEST));
  } catch (error) {
    return { problem: t("options.fault_json", { message: error instanceof Error ? error.message : String(error) }) };
  }
  const fault = siteFault(value) ?? selectorFault(value as Site);
  if (!fault) return { site: value as Site };
  return { problem: t("options.fault", { field: fault.field || t("options.fault_file"), expected: t(`expected.${fault.expected}`) }) };
}
