import { html, nothing, type TemplateResult } from 'lit'
import type { Card, CardOption } from '../../server/wire.ts'
import { type Chosen, canHave } from '../shared/variants.ts'
import type { Strings } from './strings.ts'

export type OptionsView = {
  card: Card
  chosen: Chosen
  /** Names the groups of one card among all cards. */
  id: string
  /** Beside other cards there is room for lists only. */
  narrow: boolean
  strings: Strings
  choose(name: string, value: string): void
}

const mostChips = 10

/** What a shopper chooses of a product. What is sold out stays to be seen, and is called so. */
export function renderOptions(view: OptionsView): TemplateResult | typeof nothing {
  const { options = [], variants } = view.card
  if (options.length === 0 || variants === undefined) return nothing
  return html`<div class="options">
    ${options.map(option => (view.narrow || option.values.length > mostChips ? renderList(option, view) : renderChips(option, view)))}
  </div>`
}

function renderChips(option: CardOption, { card, chosen, id, strings, choose }: OptionsView): TemplateResult {
  return html`<fieldset data-option=${option.name}>
    <legend>${option.label}</legend>
    ${option.values.map(({ value, label }) => {
      const left = canHave(card, chosen, option.name, value)
      return html`<label class=${left ? 'chip' : 'chip none'}>
        <input type="radio" name=${`${id} ${option.name}`} .checked=${chosen[option.name] === value}
          ?disabled=${!canHave(card, {}, option.name, value)} @change=${() => choose(option.name, value)} />
        <span>${label}${left ? nothing : html`<span class="hidden"> (${strings.soldOut})</span>`}</span>
      </label>`
    })}
  </fieldset>`
}

function renderList(option: CardOption, { card, chosen, strings, choose }: OptionsView): TemplateResult {
  const picked = chosen[option.name]
  return html`<select data-option=${option.name} aria-label=${`${option.label}: ${card.title}`} class=${picked === undefined ? 'open' : ''}
    @change=${(event: Event) => choose(option.name, (event.currentTarget as HTMLSelectElement).value)}>
    ${picked === undefined ? html`<option value="" selected disabled hidden>${option.label}</option>` : nothing}
    ${option.values.map(({ value, label }) => {
      const left = canHave(card, chosen, option.name, value)
      return html`<option value=${value} .selected=${picked === value} ?disabled=${!canHave(card, {}, option.name, value)}>
        ${left ? label : `${label} · ${strings.soldOut}`}
      </option>`
    })}
  </select>`
}
