import { html, nothing, type TemplateResult } from 'lit'
import { bars, span } from '../staff/charts.ts'
import { renderTable } from '../staff/table.ts'
import type { Experiment, Guiding } from './api.ts'
import { percent } from './part.ts'
import type { Strings } from './strings.ts'

const usualShare = 10

/** Whether guiding brings more first orders, said plainly; `guide` begins with a share of visitors left alone, or ends. */
export function renderUplift(experiment: Experiment | null, text: Strings, guide: (held: number | undefined) => void): TemplateResult {
  const { uplift: words } = text
  const held = (share: number, button: TemplateResult) => {
    const submit = (event: SubmitEvent) => {
      event.preventDefault()
      guide(Number(new FormData(event.target as HTMLFormElement).get('held')) / 100)
    }
    return html`<form class="line" @submit=${submit}>
        <label>${words.heldOut} <input name="held" type="number" min="1" max="90" required .value=${String(share)} /></label>
        ${button}
      </form>`
  }
  if (experiment === null) return html`<p>${words.off}</p>${held(usualShare, html`<button class="primary">${words.start}</button>`)}`
  const { arms, earlier, verdict, difference, interval_any_time: always, first_orders_more: more } = experiment
  const points = (share: number) => `${share > 0 ? '+' : ''}${(100 * share).toFixed(2)}`
  const there = arms.treated.visitors + arms.control.visitors
  const rows = (['treated', 'control'] as const).map(name => ({ name, ...arms[name] }))
  return html`<p class="figure">${words.verdict[verdict](String(Math.round(more.value)), String(there), String(experiment.visitors_needed))}</p>
    <p class="muted">${words.since(experiment.counted_since.slice(0, 10), percent(experiment.held_out))}</p>
    <div class="beside">
      ${bars(rows.map(({ name, rate }) => ({ label: words[name], value: 100 * rate, told: percent(rate) })))}
      ${renderTable(
        words.arm,
        [
          { label: words.arm, of: ({ name }) => words[name] },
          { label: words.visitors, of: ({ visitors }) => visitors, number: true },
          { label: words.orders, of: ({ first_orders }) => first_orders, number: true },
          { label: words.rate, of: ({ rate }) => percent(rate), number: true },
        ],
        rows,
      )}
    </div>
    ${span(100 * difference, [100 * always[0], 100 * always[1]], at => (at === 0 ? '0' : `${at > 0 ? '+' : ''}${at.toFixed(1)}`))}
    <p>${words.difference(points(difference), points(always[0]), points(always[1]))}</p>
    ${earlier.length === 0 ? nothing : renderEarlier(earlier, text, points)}
    ${held(Math.round(100 * experiment.held_out), html`<button class="secondary">${words.change}</button>`)}
    <p class="muted">${words.changeSure}</p>
    <p><button class="secondary" @click=${() => guide(undefined)}>${words.stop}</button> <span class="muted">${words.stopSure}</span></p>`
}

/** Periods in which another share was left alone: their visitors keep their side, and are not added to those of now. */
function renderEarlier(earlier: Experiment['earlier'], text: Strings, points: (share: number) => string): TemplateResult {
  const { uplift: words } = text
  return html`<h3>${words.earlier}</h3>
    ${renderTable<Experiment['earlier'][number]>(
      words.earlier,
      [
        { label: words.period, of: ({ from, to }) => `${from.slice(0, 10)} – ${to.slice(0, 10)}` },
        { label: words.control, of: ({ held_out }) => percent(held_out), number: true },
        { label: words.visitors, of: ({ arms }) => arms.treated.visitors + arms.control.visitors, number: true },
        { label: words.points, of: ({ difference }) => points(difference), number: true },
        { label: words.interval, of: ({ interval_any_time: [low, high] }) => `${points(low)} … ${points(high)}`, number: true },
      ],
      earlier,
    )}`
}

export function renderArms(arms: Guiding['arms'], text: Strings): TemplateResult {
  const { arms: words } = text
  const all = arms.reduce((sum, { chosen }) => sum + chosen, 0)
  if (all === 0) return html`<p class="muted">${words.empty}</p>`
  const name = (arm: string) => words.names[arm] ?? arm
  return html`<p class="muted">${words.about}</p>
    <div class="beside">
      ${bars(arms.map(({ arm, chosen }) => ({ label: name(arm), value: chosen, told: percent(chosen / all) })))}
      ${renderTable(
        text.parts.arms,
        [
          { label: words.arm, of: ({ arm }) => name(arm) },
          { label: words.chosen, of: ({ chosen }) => chosen, number: true },
          { label: words.known, of: ({ known }) => known, number: true },
          { label: words.progress, of: ({ reward }) => (reward === null ? '–' : reward.toFixed(2)), number: true },
        ],
        arms,
      )}
    </div>`
}
