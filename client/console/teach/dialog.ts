import { html, type TemplateResult } from 'lit'
import type { Language } from '../../../server/wire.ts'
import './teach.ts'
import { teachWords } from './words.ts'

type Context = { language: Language; token: string; admin: boolean; closed(): void; lost(): void; open(conversation: string): void }

export function renderTeach({ language, token, admin, closed, lost, open }: Context): TemplateResult {
  const words = teachWords[language]
  const openTalk = (event: CustomEvent<string>) => {
    ;(event.target as Element).closest('dialog')?.close()
    open(event.detail)
  }
  return html`<dialog class="wide" aria-label=${words.title} @close=${closed}>
    <h2>${words.title}</h2>
    <usher-teach .language=${language} .token=${token} .admin=${admin} @lost=${lost} @open-talk=${openTalk}></usher-teach>
    <form method="dialog"><button class="secondary">${words.close}</button></form>
  </dialog>`
}
