/** The zones a seller may choose; a zone that is set stays in the list whatever the browser knows. */

/** Browsers list some zones by names that the zone database has given up; sellers in Kyiv know theirs by its own. */
const TODAY: Readonly<Record<string, string>> = {
  "Europe/Kiev": "Europe/Kyiv", "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh", "Africa/Asmera": "Africa/Asmara", "America/Godthab": "America/Nuuk", "Atlantic/Faeroe": "Atlantic/Faroe",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires", "Pacific/Enderbury": "Pacific/Kanton", "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};
const today = (id: string): string => TODAY[id] ?? id;

/** A zone's id as a person reads it. */
export const zoneName = (id: string): string => id.replaceAll("_", " ");

/** The zone of this computer. */
export const ownZone = (): string => today(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** All zones this browser lists, with the one that is set. */
export function zones(current: string | null): { id: string; name: string }[] {
  const known = new Set(Intl.supportedValuesOf("timeZone").map(today));
  if (current) known.add(current);
  return [...known].sort((a, b) => zoneName(a).localeCompare(zoneName(b))).map((id) => ({ id, name: zoneName(id) }));
}
