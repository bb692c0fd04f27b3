/**
 * What Fava loads, once per browser session. Fava calls `onPageLoad` after each page it shows,
 * its own too; a page of ours is where an element has `data-kasboek-page`.
 */

import { PAGES } from "./pages.ts";

const shown = new Map<Element, () => void>();

/** Take away what Fava threw out, and show what came. */
function onPageLoad(): void {
  for (const [element, end] of shown) {
    if (element.isConnected) continue;
    shown.delete(element);
    end();
  }
  for (const element of document.querySelectorAll("[data-kasboek-page]")) {
    const page = PAGES.find(({ name }) => name === element.getAttribute("data-kasboek-page"));
    if (!page || shown.has(element)) continue;
    const source = (part: string): string =>
      element.querySelector(`script[data-kasboek="${part}"]`)?.textContent ?? "";
    const sources = { data: source("data"), words: source("words") };
    element.replaceChildren();
    shown.set(element, page.show(element, sources));
  }
}

export default { onPageLoad };
