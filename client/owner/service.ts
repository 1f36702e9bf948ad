import { html, type TemplateResult } from 'lit'
import { bars } from '../staff/charts.ts'
import { renderTable } from '../staff/table.ts'
import type { Voices } from './api.ts'
import { percent } from './part.ts'
import type { Strings } from './strings.ts'

const parts = ['total', 'understanding', 'facts', 'wording'] as const

export function renderService({ turns, by, took }: Voices['service'], text: Strings): TemplateResult {
  const { service: words } = text
  if (turns === 0) return html`<p class="muted">${words.empty}</p>`
  return html`<p class="muted">${words.about(turns)}</p>
    <div class="beside">
      ${bars(parts.map(part => ({ label: words.took[part], value: took[part].p50, told: `${took[part].p50} ms` })))}
      ${renderTable(
        words.part,
        [
          { label: words.part, of: part => words.took[part] },
          { label: words.p50, of: part => `${took[part].p50} ms`, number: true },
          { label: words.p95, of: part => `${took[part].p95} ms`, number: true },
        ],
        parts,
      )}
    </div>
    ${renderTable(
      words.by,
      [
        { label: words.by, of: ([name]) => words.names[name] ?? name },
        { label: words.share, of: ([, count]) => percent(count / turns), number: true },
      ],
      Object.entries(by).sort(([, a], [, b]) => b - a),
    )}`
}
