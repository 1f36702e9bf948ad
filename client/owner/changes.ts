import { html, type TemplateResult } from 'lit'
import { renderTable } from '../staff/table.ts'
import type { Change } from './api.ts'
import type { Strings } from './strings.ts'

/** Who changed what on this page. */
export function renderChanges(changes: readonly Change[], text: Strings): TemplateResult {
  const { changes: words } = text
  if (changes.length === 0) return html`<p class="muted">${words.empty}</p>`
  return renderTable<Change>(
    text.parts.changes,
    [
      { label: words.when, of: ({ at }) => at.slice(0, 16).replace('T', ' ') },
      { label: words.who, of: ({ by }) => by },
      { label: words.what, of: ({ what }) => words.names[what] ?? what },
      { label: words.to, of: ({ told }) => html`<code>${told === '' ? '–' : told}</code>` },
    ],
    changes,
  )
}
