import { html, type TemplateResult } from 'lit'
import { stages } from '../shared/transcript.ts'
import { icons } from './icons.ts'
import type { Strings } from './strings.ts'

/** Where the conversation stands on its way to an order. */
export function renderStage(stage: number, text: Strings): TemplateResult {
  return html`<ol class="stages" aria-label=${text.stage}>
    ${stages.map((_, at) => {
      const name = text.stages[at] ?? ''
      return html`<li class=${at < stage ? 'past' : at === stage ? 'now' : ''} aria-current=${at === stage ? 'step' : 'false'}>
        <span>${at < stage ? icons.check : at + 1}</span>${name}
      </li>`
    })}
  </ol>`
}
