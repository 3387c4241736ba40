/** The report as one file that opens anywhere: what the page shows, with its styles, and nothing to fetch. */

/** The HTML of `page`, standing alone. `styles` is what it is drawn with, as CSS text. */
export function standalone(page: Element, title: string, styles: string): string {
  const kept = page.cloneNode(true) as Element;
  for (const each of kept.querySelectorAll("nav, button, input, script, [data-only-here]")) each.remove();
  for (const link of kept.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes);
  const head = window.document.implementation.createHTMLDocument("");
  const width = head.createElement("meta");
  width.name = "viewport";
  width.content = "width=device-width, initial-scale=1";
  const letters = head.createElement("meta");
  letters.setAttribute("charset", "utf-8");
  head.head.prepend(letters, width);
  head.title = title;
  head.documentElement.lang = "en";
  head.body.append(head.adoptNode(kept));
  // The styles join as text: a style element made here would be held to this page's own policy, which allows none inline.
  const sheet = `<style>${styles.replace(/<\/(?=style)/gi, "<\\/")}</style></head>`;
  return `<!doctype html>\n${head.documentElement.outerHTML.replace("</head>", () => sheet)}\n`;
}

/** Every rule the page is drawn with; fonts stay behind, and a system's own stands in for them. */
export function stylesOf(sheets: Iterable<CSSStyleSheet>): string {
  return [...sheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => !(rule instanceof CSSFontFaceRule))
    .map((rule) => rule.cssText)
    .join("\n");
}

/** Offers the report on the page as a file to keep. */
export function keep(page: Element, title: string, name: string): void {
  const text = standalone(page, title, stylesOf(window.document.styleSheets));
  const address = URL.createObjectURL(new Blob([text], { type: "text/html" }));
  const link = window.document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}
