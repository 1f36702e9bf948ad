import escapeHtml from 'escape-html'

/** Text that is HTML or SVG already; everything else is escaped where it is put into `markup`. */
export type Markup = { readonly source: string }
export type Words = { readonly zh: string; readonly en: string }

export type Part = Markup | string | number | readonly Part[] | null

/** Escapes what is put in, so that a sentence such as `<script>` stays a sentence; attributes must be quoted. */
export function markup(texts: TemplateStringsArray, ...parts: Part[]): Markup {
  return { source: texts.map((text, at) => text + (at < parts.length ? toSource(parts[at]!) : '')).join('') }
}

/** Both languages; the page shows one. `element` is span, or tspan within SVG. */
export function both({ zh, en }: Words, element: 'span' | 'tspan' = 'span'): Markup {
  const tag = { source: element }
  return markup`<${tag} class="zh" lang="zh">${zh}</${tag}><${tag} class="en" lang="en">${en}</${tag}>`
}

function toSource(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return String(part)
  return 'source' in part ? part.source : part.map(toSource).join('')
}
