import { html, nothing, type TemplateResult } from 'lit'
import { type Entry, fetchAudit } from './api.ts'
import { TeamPart } from './part.ts'

const pageSize = 50

/** Who did what, for admins: the latest first, narrowed by person and kind. */
export class UsherAudit extends TeamPart {
  static override properties = {
    ...TeamPart.properties,
    entries: { state: true },
    actions: { state: true },
    more: { state: true },
  }

  declare private entries: Entry[] | undefined
  declare private actions: string[]
  declare private more: boolean
  private wanted: Record<string, string> = {}

  override connectedCallback(): void {
    super.connectedCallback()
    void this.read()
  }

  override render(): TemplateResult {
    const { audit: words } = this.text
    const { entries } = this
    const narrow = (event: Event) => {
      event.preventDefault()
      const told = new FormData((event.target as HTMLElement).closest('form')!)
      this.wanted = Object.fromEntries(
        [...told].map(([name, value]) => [name, String(value).trim()] as const).filter(([, value]) => value !== ''),
      )
      void this.read()
    }
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${words.heading}</h2>
      <form class="row" @submit=${narrow} @change=${narrow}>
        <label>${words.actor}<input name="actor" maxlength="254" autocomplete="off" /></label>
        <label>${words.action}<select name="action"><option value="">${words.any}</option>${this.actions?.map(action => html`<option value=${action}>${this.told(action)}</option>`)}</select></label>
      </form>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${entries === undefined ? html`<p class="muted">${this.text.loading}</p>` : entries.length === 0 ? html`<p class="muted">${words.none}</p>` : this.renderEntries(entries)}
    </section>`
  }

  private renderEntries(entries: readonly Entry[]): TemplateResult {
    const { audit: words } = this.text
    const heads = [words.at, words.actor, words.action, words.target, words.origin]
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.heading}><table id="audit">
        <thead><tr>${heads.map(label => html`<th scope="col">${label}</th>`)}</tr></thead>
        <tbody>${entries.map(
          ({ at, actor, action, target, detail, origin }) => html`<tr>
            <td><time datetime=${at}>${this.when(at)}</time></td>
            <td class="cut"><bdi>${actor}</bdi></td>
            <td>${this.told(action)}</td>
            <td class="cut"><bdi>${target ?? ''}</bdi> ${Object.entries(detail).map(([name, value]) => html`<bdi class="muted">${name}: ${value} </bdi>`)}</td>
            <td><code>${origin?.slice(0, 8) ?? ''}</code></td>
          </tr>`,
        )}</tbody>
      </table></div>
      ${this.more ? html`<p><button class="secondary" ?disabled=${this.busy} @click=${() => this.read(entries.at(-1)?.id)}>${words.older}</button></p>` : nothing}`
  }

  /** What has no words of its own is shown as it was asked for. */
  private told(action: string): string {
    return this.text.actions[action] ?? action
  }

  private read(before?: number): Promise<void> {
    return this.ask(async () => {
      const query = { ...this.wanted, limit: String(pageSize), ...(before === undefined ? {} : { before: String(before) }) }
      const { entries, actions } = await fetchAudit(this.account.token, query)
      this.entries = before === undefined ? entries : [...(this.entries ?? []), ...entries]
      this.actions = actions
      this.more = entries.length === pageSize
    })
  }
}

customElements.define('usher-audit', UsherAudit)
