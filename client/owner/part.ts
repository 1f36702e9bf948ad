import { html, nothing, type TemplateResult } from 'lit'
import type { Strings } from './strings.ts'

/** What is known of a part of the page: it comes on its own, and may fail on its own. */
export type Part<T> = { state: 'loading' } | { state: 'failed'; retry(): void } | { state: 'read'; value: T }

/** A part under its heading. */
export function renderPart<T>(
  name: keyof Strings['parts'],
  part: Part<T>,
  text: Strings,
  render: (value: T) => TemplateResult,
): TemplateResult {
  return html`<section id=${name} aria-labelledby=${`${name}-heading`} aria-busy=${part.state === 'loading' ? 'true' : nothing}>
    <h2 id=${`${name}-heading`}>${text.parts[name]}</h2>
    ${
      part.state === 'loading'
        ? html`<p class="muted">${text.loading}</p>`
        : part.state === 'failed'
          ? html`<p class="problem" role="alert">${text.failed} <button class="secondary" @click=${part.retry}>${text.retry}</button></p>`
          : render(part.value)
    }
  </section>`
}

export const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`
