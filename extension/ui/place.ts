/** Where surfaces stand: the card by its span, the palette and the list by the bar; never outside the window. */
import { computePosition, flip, offset, shift, type Placement, type VirtualElement } from "@floating-ui/dom";

const MARGIN = 8;

/** Boxes on the screen as something to stand by. */
export function anchorOf(rects: readonly DOMRect[], context: Element): VirtualElement {
  const [first = context.getBoundingClientRect()] = rects;
  return { getBoundingClientRect: () => first, getClientRects: () => [...rects], contextElement: context };
}

/** Puts a surface beside an anchor: below or above it, where there is room. */
export async function placeBy(anchor: Element | VirtualElement, surface: HTMLElement, placement: Placement, gap = 8): Promise<void> {
  const { x, y } = await computePosition(anchor, surface, {
    strategy: "fixed",
    placement,
    middleware: [offset(gap), flip({ padding: MARGIN, fallbackAxisSideDirection: "end" }), shift({ padding: MARGIN, crossAxis: true })],
  });
  surface.style.translate = `${Math.round(x)}px ${Math.round(y)}px`;
}
