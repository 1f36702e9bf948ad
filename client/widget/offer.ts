import { html, nothing, type TemplateResult } from 'lit'
import type { Offer } from '../../server/wire.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

const saidForMs = 2000

/** The welcome offer as a ticket, with its code to take along. */
export function renderOffer({ code, text }: Offer, strings: Strings): TemplateResult {
  return html`<div class="offer">
    ${icons.ticket}
    <p><b>${strings.welcome}</b><span>${text}</span></p>
    ${navigator.clipboard ? html`<button aria-label=${strings.copyCode(code)} title=${strings.copyCode(code)} @click=${(event: Event) => void copy(event, code, strings)}>${icons.copy}</button>` : nothing}
    <span class="hidden" role="status"></span>
  </div>`
}

async function copy(event: Event, code: string, strings: Strings): Promise<void> {
  const button = event.currentTarget as HTMLElement
  const status = button.parentElement?.querySelector('[role=status]')
  try {
    await navigator.clipboard.writeText(code)
  } catch (error) {
    console.warn('Usher: the page may not copy', error)
    return
  }
  button.classList.add('copied')
  if (status) status.textContent = strings.copied
  setTimeout(() => {
    button.classList.remove('copied')
    if (status) status.textContent = ''
  }, saidForMs)
}
