/** The few drawings of the UI, as paths on a 16 × 16 grid. */

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  mark: "M3 2.500h10A1.500 1.500 0 0 1 14.500 4v6a1.500 1.500 0 0 1-1.500 1.500H7.500L4 14.500v-3H3A1.500 1.500 0 0 1 1.500 10V4A1.500 1.500 0 0 1 3 2.500Z M4.200 7.600c.95-1.500 1.900-1.500 2.850 0s1.900 1.500 2.850 0 1.300-1.300 1.900-.8",
  next: "m6 3.500 4.500 4.500L6 12.500",
  previous: "M10 3.500 5.500 8l4.500 4.500",
  close: "m4 4 8 8M12 4l-8 8",
  arrow: "M2.500 8h10M9 4.500 12.500 8 9 11.500",
  stop: "M5.300 1.800h5.400l3.500 3.500v5.400l-3.500 3.500H5.300l-3.500-3.500V5.300ZM8 5v3.600M8 10.900v.1",
  warn: "M8 2 1.800 13.200h12.400ZM8 6.300v3.400M8 11.400v.1",
  hint: "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800ZM8 7.300v3.500M8 5.100V5",
  ok: "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800Zm-2.800 6.400 2 2 3.700-4",
  clock: "M8 1.800a6.200 6.200 0 1 1 0 12.400A6.200 6.200 0 0 1 8 1.800ZM8 4.800V8l2.200 1.500",
  night: "M13.500 9.800A6 6 0 0 1 6.200 2.500a6 6 0 1 0 7.300 7.300Z",
  reply: "M6.500 3.500 2.500 7.300l4 3.700M2.800 7.300h6.700a4 4 0 0 1 4 4v1.200",
  templates: "M3.500 2.500h9v11h-9ZM6 5.800h4M6 8.200h4M6 10.600h2.200",
} as const;

export type Icon = keyof typeof PATHS;

/** A drawing in the colour of the text around it; it says nothing to a reader, the label beside it does. */
export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
