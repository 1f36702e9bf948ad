import { html, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import './copy.ts'
import type { Strings } from './strings.ts'

/** A question before something that cannot be undone. */
export function renderConfirm(question: string, yes: string, text: Strings, act: () => void, closed: () => void): TemplateResult {
  return html`<dialog aria-label=${yes} @close=${closed}>
    <p>${question}</p>
    <form method="dialog">
      <button class="secondary">${text.cancel}</button>
      <button class="primary danger" @click=${act}>${yes}</button>
    </form>
  </dialog>`
}

export function renderCopy(text: Strings, context: { language: Language; token: string; closed(): void; lost(): void }): TemplateResult {
  const { language, token, closed, lost } = context
  return html`<dialog aria-label=${text.copyTitle} @close=${closed}>
    <h2>${text.copyTitle}</h2>
    <usher-copy .language=${language} .token=${token} @lost=${lost}></usher-copy>
    <form method="dialog"><button class="secondary">${text.close}</button></form>
  </dialog>`
}

export function renderKeys(text: Strings, closed: () => void): TemplateResult {
  return html`<dialog aria-label=${text.keys} @close=${closed}>
    <h2>${text.keys}</h2>
    <dl class="key-list">${text.keyList.map(([key, meaning]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`)}</dl>
    <form method="dialog"><button class="secondary">${text.close}</button></form>
  </dialog>`
}
