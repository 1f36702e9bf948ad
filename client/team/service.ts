import { html, nothing, type TemplateResult } from 'lit'
import { bars, curve } from '../staff/charts.ts'
import { charts } from '../staff/styles/charts.ts'
import { figures } from '../staff/styles/figures.ts'
import { type Column, renderTable } from '../staff/table.ts'
import { talkAddress } from '../staff/talk-address.ts'
import { fetchService, type Service, type Spread, type Times } from './api.ts'
import { TeamPart } from './part.ts'

const periods = [7, 28, 90, 365] as const
const mostRemarks = 10

/** How long shoppers waited for a person, and how content they were, for admins. */
export class UsherService extends TeamPart {
  static override styles = [...TeamPart.styles, figures, charts]
  static override properties = { ...TeamPart.properties, service: { state: true }, days: { state: true } }

  declare private service: Service | undefined
  declare private days: number

  constructor() {
    super()
    this.days = 28
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.load(this.days)
  }

  override render(): TemplateResult {
    const { service: words } = this.text
    const { service } = this
    const choose = (event: Event) => void this.load(Number((event.target as HTMLSelectElement).value))
    return html`<section id="service" aria-labelledby="heading">
      <h2 id="heading">${words.heading}</h2>
      <label class="row period">${words.period}<select @change=${choose}>${periods.map(days => html`<option value=${days} ?selected=${days === this.days}>${words.days(days)}</option>`)}</select></label>
      <p class="problem" role="alert">${this.problem ?? nothing}</p>
      ${service === undefined ? html`<p class="muted">${this.text.loading}</p>` : service.asked === 0 ? html`<p class="muted">${words.none}</p>` : this.renderTimes(service)}
      ${service === undefined ? nothing : this.renderContent(service)}
    </section>`
  }

  private renderTimes(service: Service): TemplateResult {
    const { service: words } = this.text
    const drawn = service.days.flatMap(({ day, first }) => (first === null ? [] : [{ label: day.slice(5), value: first.median / 60_000 }]))
    const most = Math.max(1, ...drawn.map(({ value }) => value))
    return html`<p class="muted">${words.about}</p>
      <p>${words.all(service.asked, service.answered, service.closed)}</p>
      <h3>${words.byAgent}</h3>
      ${renderTable(
        words.byAgent,
        [
          { label: words.agent, of: ({ name, email }) => html`<bdi title=${email}>${name}</bdi>` },
          ...this.columns<Service['agents'][number]>(),
          {
            label: words.stars,
            of: ({ mean, ratings }) => (mean === null ? words.unrated : words.mean(mean.toFixed(1), ratings)),
            number: true,
          },
        ],
        service.agents,
      )}
      <h3>${words.byDay}</h3>
      ${drawn.length > 1 ? html`<figure><figcaption class="muted">${words.chart}</figcaption>${curve(drawn, [0, most])}</figure>` : nothing}
        ${renderTable(words.byDay, [{ label: words.day, of: ({ day }) => day }, ...this.columns<Service['days'][number]>()], service.days.toReversed())}
      `
  }

  private columns<Row extends Times>(): Column<Row>[] {
    const { service: words } = this.text
    return [
      { label: words.asked, of: ({ asked, answered }) => words.share(answered, asked), number: true },
      { label: words.first, of: ({ first }) => this.told(first), number: true },
      { label: words.resolved, of: ({ resolved }) => this.told(resolved), number: true },
    ]
  }

  /** Median and 90th percentile, or that there are too few. */
  private told(spread: Spread): string {
    const { service: words } = this.text
    return spread === null ? words.few : `${this.time(spread.median)} · ${this.time(spread.p90)}`
  }

  private time(ms: number): string {
    const { service: words } = this.text
    const seconds = Math.round(ms / 1000)
    if (seconds < 60) return words.seconds(seconds)
    if (seconds < 3600) return words.minutes(Math.floor(seconds / 60), seconds % 60)
    return words.hours(Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60))
  }

  private renderContent({ ratings, mean, weeks, remarks }: Service): TemplateResult {
    const { service: words } = this.text
    if (mean === null) return html`<h3>${words.content}</h3><p class="muted">${words.noRatings}</p>`
    const shown = weeks.map(({ week, mean: value, ratings: count }) => ({
      label: week.slice(5),
      value,
      told: words.mean(value.toFixed(1), count),
    }))
    return html`<h3>${words.content}</h3>
      <p>${words.mean(mean.toFixed(1), ratings)}</p>
      <div class="beside">
        ${shown.length > 1 ? curve(shown, [1, 5]) : bars(shown)}
        ${renderTable(
          words.content,
          [
            { label: words.week, of: ({ week }) => week },
            { label: words.stars, of: week => words.mean(week.mean.toFixed(1), week.ratings), number: true },
          ],
          weeks,
        )}
      </div>
      ${
        remarks.length === 0
          ? nothing
          : html`<h3>${words.remarks}</h3>
            <ul class="said" id="remarks">${remarks
              .slice(0, mostRemarks)
              .map(
                ({ score, remark, at, conversation, by }) =>
                  html`<li><a href=${talkAddress(conversation)}><q><bdi>${remark}</bdi></q></a> <span class="muted">${score} ★ · <bdi>${by}</bdi> · ${this.when(at)}</span></li>`,
              )}</ul>`
      }`
  }

  private load(days: number): Promise<void> {
    this.days = days
    return this.ask(async () => {
      this.service = await fetchService(this.account.token, days)
    })
  }
}

customElements.define('usher-service', UsherService)
