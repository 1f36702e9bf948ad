import { compile } from 'html-to-text'

/** Nested deeper, a text is not written by hand. */
const deepest = 60

const toText = compile({
  wordwrap: false,
  limits: { maxDepth: deepest, ellipsis: '' },
  selectors: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map(selector => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: ' ' } },
    { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
  ],
})

/** What a reader sees of a product text; a text without markup stays as it is. */
export function readHtml(text: string): string {
  const plain = /<\/?[a-z!][^<]*>|&(?:[a-z]{2,10}|#\d{1,6});/i.test(text) ? toText(text) : text
  return plain
    .replaceAll('\u00A0', ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}
