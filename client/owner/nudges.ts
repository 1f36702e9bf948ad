import { html, nothing, type TemplateResult } from 'lit'
import { figures } from '../staff/styles/figures.ts'
import { table } from '../staff/styles/table.ts'
import { renderTable } from '../staff/table.ts'
import { fetchNudges, type NudgeCounts, type NudgeSettings, type Nudges, nudgeTriggers, saveNudges } from './api.ts'
import { Asking, fieldsOf } from './asking.ts'
import { strings } from './strings.ts'

/** Words at the bubble: whether, when and how often, and what became of them. */
export class UsherNudges extends Asking {
  static override styles = [...Asking.styles, table, figures]
  static override properties = { ...Asking.properties, days: { attribute: false }, nudges: { state: true } }

  declare days: number
  declare private nudges: Nudges | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.ask(async () => {
      this.nudges = await fetchNudges(this.token, this.days)
    }, false)
  }

  override render(): TemplateResult {
    const text = strings[this.language]
    const { nudges: words } = text
    if (this.nudges === undefined) return html`<p class="muted">${this.problem ?? text.loading}</p>`
    const { settings, guiding, consent, counts } = this.nudges
    const { from, to } = settings.quietHours ?? { from: '22:00', to: '08:00' }
    return html`<h3>${words.title}</h3>
      <p class="muted">${words.about}</p>
      ${guiding ? nothing : html`<p class="muted">${words.notGuiding}</p>`}
      ${consent === 'given' ? nothing : html`<p class="muted">${words.consent}</p>`}
      <form @submit=${(event: SubmitEvent) => this.save(event)}>
        <label class="check"><input name="on" type="checkbox" .checked=${settings.on} /> ${words.on}</label>
        <fieldset>
          <legend>${words.when}</legend>
          ${nudgeTriggers.map(
            trigger =>
              html`<label class="check"><input name=${trigger} type="checkbox" .checked=${settings.triggers.includes(trigger)} /> ${words.triggers[trigger]}</label>`,
          )}
        </fieldset>
        <label>${words.most}<input name="mostAVisit" type="number" min="1" max="5" required .value=${String(settings.mostAVisit)} /></label>
        <fieldset>
          <legend>${words.quiet}</legend>
          <label class="check"><input name="quiet" type="checkbox" .checked=${settings.quietHours !== null} /> ${words.keepQuiet}</label>
          <label>${words.from}<input name="from" type="time" required .value=${from} /></label>
          <label>${words.to}<input name="to" type="time" required .value=${to} /></label>
          <label>${words.zone}<input name="timeZone" required maxlength="64" list="zones" .value=${settings.timeZone} /></label>
          <datalist id="zones">${Intl.supportedValuesOf('timeZone').map(zone => html`<option value=${zone}></option>`)}</datalist>
        </fieldset>
        ${this.renderOutcome()}
        <p class="row"><button class="primary" ?disabled=${this.busy}>${text.settings.save}</button></p>
      </form>
      ${counts.length === 0 ? html`<p class="muted">${words.empty}</p>` : this.renderCounts(counts)}`
  }

  private renderCounts(counts: readonly NudgeCounts[]): TemplateResult {
    const { nudges: words, arms } = strings[this.language]
    return renderTable<NudgeCounts>(
      words.title,
      [
        { label: words.moment, of: ({ trigger }) => words.triggers[trigger] },
        { label: arms.arm, of: ({ arm }) => arms.names[arm] ?? arm },
        { label: words.decided, of: ({ decided }) => decided, number: true },
        { label: words.shown, of: ({ shown }) => shown, number: true },
        { label: words.opened, of: ({ opened }) => opened, number: true },
        { label: words.later, of: ({ later }) => later, number: true },
        { label: words.never, of: ({ never }) => never, number: true },
      ],
      counts,
    )
  }

  private save(event: SubmitEvent): void {
    const of = fieldsOf(event)
    const is = (name: string) => of(name) === 'on'
    const settings: NudgeSettings = {
      on: is('on'),
      triggers: nudgeTriggers.filter(is),
      mostAVisit: Number(of('mostAVisit')),
      quietHours: is('quiet') ? { from: of('from'), to: of('to') } : null,
      timeZone: of('timeZone'),
    }
    void this.ask(async () => {
      this.nudges = await saveNudges(this.token, settings)
    }, true)
  }
}

customElements.define('usher-nudges', UsherNudges)
