import { html, nothing, type TemplateResult } from 'lit'
import { figures } from '../staff/styles/figures.ts'
import { table } from '../staff/styles/table.ts'
import { type Guiding, saveLimits } from './api.ts'
import { Asking, fieldsOf } from './asking.ts'
import { strings } from './strings.ts'

/** How often each arm is tried at least and at most, in percent. Tells by `changed` what holds now. */
export class UsherArmLimits extends Asking {
  static override styles = [...Asking.styles, table, figures]
  static override properties = { ...Asking.properties, guiding: { attribute: false } }

  declare guiding: Guiding

  override render(): TemplateResult {
    const text = strings[this.language]
    const { limits: words, arms: names } = text
    const { arms, own } = this.guiding
    const name = (arm: string) => names.names[arm] ?? arm
    const percentOf = (share: number) => String(Math.round(share * 1000) / 10)
    return html`<h3>${words.title}</h3>
      <p class="muted">${words.about}</p>
      <form class="wide" @submit=${(event: SubmitEvent) => this.save(event)}>
        <div class="scroll" tabindex="0" role="group" aria-label=${words.title}><table>
          <thead><tr><th scope="col">${names.arm}</th><th scope="col">${words.on}</th><th scope="col">${words.floor}</th><th scope="col">${words.ceiling}</th></tr></thead>
          <tbody>${arms.map(({ arm, floor, ceiling }) => {
            const fixed = arm === 'plain'
            const input = (which: 'floor' | 'ceiling', share: number) =>
              html`<input name=${`${arm}:${which}`} type="number" min="0" max="100" step="0.1" required ?readonly=${fixed && which === 'ceiling'} aria-label=${`${name(arm)}: ${words[which]}`} .value=${percentOf(share)} />`
            return html`<tr><th scope="row">${name(arm)}</th>
              <td><input name=${`${arm}:on`} type="checkbox" ?disabled=${fixed} aria-label=${`${name(arm)}: ${words.on}`} .checked=${ceiling > 0} /></td>
              <td>${input('floor', floor)}</td><td>${input('ceiling', ceiling === 0 ? 0.9 : ceiling)}</td></tr>`
          })}</tbody>
        </table></div>
        ${this.renderOutcome()}
        <p class="row">
          <button class="primary" ?disabled=${this.busy}>${text.settings.save}</button>
          ${own ? html`<button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.keep(null)}>${words.reset}</button>` : nothing}
        </p>
      </form>`
  }

  private save(event: SubmitEvent): void {
    const of = fieldsOf(event)
    const share = (name: string) => Math.round(Number(of(name)) * 10) / 1000
    const told = this.guiding.arms.map(({ arm }) => {
      const on = arm === 'plain' || of(`${arm}:on`) === 'on'
      return [arm, on ? { floor: share(`${arm}:floor`), ceiling: share(`${arm}:ceiling`) } : { floor: 0, ceiling: 0 }]
    })
    this.keep(Object.fromEntries(told))
  }

  private keep(told: Parameters<typeof saveLimits>[1]): void {
    void this.ask(async () => {
      this.guiding = await saveLimits(this.token, told)
      this.dispatchEvent(new CustomEvent('changed', { detail: this.guiding }))
    }, true)
  }
}

customElements.define('usher-arm-limits', UsherArmLimits)
