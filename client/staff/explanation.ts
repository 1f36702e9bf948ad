import { html, nothing, type TemplateResult } from 'lit'
import type { Explanation, Language } from '../../server/wire.ts'
import { explanationWords } from './explanation-words.ts'

/** Why something was recommended, offered, said or left unsaid: a sentence first; what was known, chances, rules and facts behind it. */
export function renderExplanation({ title, sentence, known, arms, rules, facts }: Explanation, language: Language): TemplateResult {
  const words = explanationWords[language]
  return html`<div class="explanation">
    <p class="sentence"><b>${title[language]}</b> ${sentence[language]}</p>
    <details>
      <summary>${words.behind}</summary>
      ${known.length === 0 ? nothing : part(words.known, html`<ul>${known.map(({ label, value }) => html`<li>${label[language]} <span class="muted">${value.toFixed(1)}</span></li>`)}</ul>`)}
      ${arms.length === 0 ? nothing : part(words.chances, renderArms(arms, language))}
      ${part(words.rules, html`<ul>${rules.map(rule => html`<li>${rule[language]}</li>`)}</ul>`)}
      ${facts.length === 0 ? nothing : part(words.facts, html`<ul>${facts.map(({ text, source, ref }) => html`<li>${text} <span class="muted">${words.sources[source]} · <code>${ref}</code></span></li>`)}</ul>`)}
    </details>
  </div>`
}

const part = (title: string, body: TemplateResult): TemplateResult => html`<p class="part">${title}</p>${body}`

function renderArms(arms: Explanation['arms'], language: Language): TemplateResult {
  const words = explanationWords[language]
  const share = (value: number | undefined) => (value === undefined ? '–' : `${(100 * value).toFixed(value > 0 && value < 0.1 ? 1 : 0)} %`)
  return html`<div class="wide" tabindex="0" role="group" aria-label=${words.chances}><table>
    <thead><tr><th scope="col">${words.arm}</th><th scope="col">${words.chance}</th><th scope="col">${words.expected}</th><th scope="col">${words.limits}</th></tr></thead>
    <tbody>${arms.map(
      ({ label, chance, expected, floor, ceiling, chosen }) =>
        html`<tr class=${chosen ? 'chosen' : ''}><th scope="row">${label[language]}${chosen ? ` · ${words.chosen}` : ''}</th><td>${share(chance)}</td><td>${expected === undefined ? '–' : expected.toFixed(2)}</td><td>${share(floor)} – ${share(ceiling)}</td></tr>`,
    )}</tbody>
  </table></div>`
}
