import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../server/wire.ts'
import { talkAddress } from '../staff/talk-address.ts'
import type { Guiding, RecentChoice } from './api.ts'
import { percent, renderTable } from './part.ts'
import type { Strings } from './strings.ts'

/** The latest choices, each to be opened: why in a sentence, then what was known, what each arm's chance was, and the rules it was held to. */
export function renderRecent({ recent, arms }: Guiding, language: Language, text: Strings): TemplateResult {
  const { why: words, arms: names } = text
  if (recent.length === 0) return html`${nothing}`
  const name = (arm: string) => names.names[arm] ?? arm
  const open = (choice: RecentChoice) => {
    const { shares, expected = {}, moment, sentence } = choice.why
    return html`<p>${sentence?.[language] ?? words.erased}</p>
      <p class="muted">${words.known} ${
        Object.keys(moment).length === 0
          ? words.nothing
          : Object.entries(moment)
              .filter(([, value]) => value > 0)
              .map(([feature, value]) => `${words.features[feature] ?? feature} ${value.toFixed(1)}`)
              .join(language === 'zh' ? '，' : ', ')
      }</p>
      ${renderTable(
        words.chances,
        [
          { label: names.arm, of: ([arm]) => html`${arm === choice.arm ? '→ ' : ''}${name(arm)}` },
          { label: words.chance, of: ([, share]) => percent(share), number: true },
          { label: words.expected, of: ([arm]) => (expected[arm] === undefined ? '–' : expected[arm].toFixed(2)), number: true },
          {
            label: words.rule,
            of: ([arm]) => {
              const held = arms.find(one => one.arm === arm)
              return held === undefined ? '–' : `${percent(held.floor)} – ${percent(held.ceiling)}`
            },
            number: true,
          },
        ],
        Object.entries(shares),
      )}
      <p class="muted">${choice.reward === null ? words.open : words.came(choice.reward.toFixed(2))} ${choice.conversation === null ? nothing : html`· <a href=${talkAddress(choice.conversation)}>${text.voices.open}</a>`}</p>`
  }
  return html`<h3>${words.title}</h3>
    <p class="muted">${words.about}</p>
    <div class="choices">${recent.map(
      choice =>
        html`<details><summary><span class="muted">${choice.at.slice(5, 16).replace('T', ' ')}</span> ${choice.said === null ? nothing : html`<q>${choice.said}</q>`} → <b>${name(choice.arm)}</b> <span class="muted">${percent(choice.propensity)}</span></summary>${open(choice)}</details>`,
    )}</div>`
}
