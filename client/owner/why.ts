import { html, nothing, type TemplateResult } from 'lit'
import type { Language, Recent } from '../../server/wire.ts'
import { renderExplanation } from '../staff/explanation.ts'
import { talkAddress } from '../staff/talk-address.ts'
import type { Strings } from './strings.ts'

/** What was chosen, recommended, offered, said or left unsaid lately, each to be opened: why. */
export function renderRecent(recent: readonly Recent[], language: Language, text: Strings): TemplateResult {
  const { why: words } = text
  if (recent.length === 0) return html`${nothing}`
  const latestFirst = [...recent].sort((a, b) => (a.at < b.at ? 1 : -1))
  const open = ({ explained, came, conversation }: Recent) =>
    html`${explained.map(one => renderExplanation(one, language))}
      <p class="muted">${came === null ? words.open : words.came(came.toFixed(2))} ${conversation === null ? nothing : html`· <a href=${talkAddress(conversation)}>${text.voices.open}</a>`}</p>`
  return html`<h3>${words.title}</h3>
    <p class="muted">${words.about}</p>
    <div class="choices">${latestFirst.map(
      one =>
        html`<details><summary><span class="muted">${one.at.slice(5, 16).replace('T', ' ')}</span> ${one.said === null ? nothing : html`<q>${one.said}</q>`} → <b>${one.explained.map(({ title }) => title[language]).join(' · ')}</b></summary>${open(one)}</details>`,
    )}</div>`
}
