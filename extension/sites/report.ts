/** The popup's view of a page: which parts were found, never what they say. */
import type { Report } from "../protocol.ts";
import type { Way } from "./composer.ts";
import type { Thread } from "./reader.ts";
import type { Site } from "./site.ts";

/** All parts, as the popup lists them. */
const PARTS = ["composer", "buyer_name", "order", "item", "country", "messages", "times"];

/** What one frame sees. */
export function reportOf(site: Site, enabled: boolean, thread: Thread | null, composer: Way | null): Report {
  const report = { found: [...(thread?.found ?? [])], missing: [...(thread?.missing ?? [])] };
  report[composer ? "found" : "missing"].unshift("composer");
  return { site: site.id, name: site.name, enabled, thread: thread !== null, composer, ...report, messages: thread?.messages.length ?? 0 };
}

/** What the frames of one page see together: a part that one of them found is found. */
export function combineReports(reports: readonly Report[]): Report | null {
  const [first] = reports;
  if (!first) return null;
  const known = new Set(reports.flatMap(({ found, missing }) => [...found, ...missing]));
  const order = PARTS.filter((part) => known.has(part));
  const found = order.filter((part) => reports.some((report) => report.found.includes(part)));
  return {
    site: first.site,
    name: first.name,
    enabled: reports.some(({ enabled }) => enabled),
    thread: reports.some(({ thread }) => thread),
    composer: reports.map(({ composer }) => composer).find((way) => way !== null) ?? null,
    found,
    missing: order.filter((part) => !found.includes(part)),
    messages: Math.max(...reports.map(({ messages }) => messages)),
  };
}
