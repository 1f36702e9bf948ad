import { html, type TemplateResult } from 'lit'
import { bars } from '../staff/charts.ts'
import { renderTable } from '../staff/table.ts'
import { type Cohort, type Funnel, type FunnelRow, type Group, groups, stages } from './api.ts'
import { percent } from './part.ts'
import type { Strings } from './strings.ts'

export function renderFunnel(funnel: Funnel, by: Group, choose: (group: Group) => void, text: Strings): TemplateResult {
  const { funnel: words } = text
  const { all } = funnel
  if (all === null || all.arrived === 0) return html`<p class="muted">${words.empty}</p>`
  const of = (at: number) => all[stages[at]!]
  return html`<p class="muted">${words.about}</p>
    <div class="beside">
      ${bars(stages.map(stage => ({ label: words.stages[stage], value: all[stage], told: percent(all[stage] / all.arrived) })))}
      ${renderTable(
        text.parts.funnel,
        [
          { label: words.stage, of: at => words.stages[stages[at]!] },
          { label: words.visitors, of: at => of(at), number: true },
          { label: words.share, of: at => percent(of(at) / all.arrived), number: true },
          { label: words.step, of: at => (at === 0 || of(at - 1) === 0 ? '–' : percent(of(at) / of(at - 1))), number: true },
        ],
        stages.map((_, at) => at),
      )}
    </div>
    <div class="tabs" role="group" aria-label=${words.by}>
      ${groups.map(group => html`<button class="quiet" aria-pressed=${group === by ? 'true' : 'false'} @click=${() => choose(group)}>${words.by} ${words.groups[group]}</button>`)}
    </div>
    ${renderTable<FunnelRow>(
      `${text.parts.funnel} · ${words.groups[by]}`,
      [
        { label: words.groups[by], of: ({ group }) => (group === null ? words.none : (words.names[group] ?? group)) },
        ...stages.map(stage => ({ label: words.stages[stage], of: (row: FunnelRow) => row[stage], number: true as const })),
        {
          label: `${words.ordered} / ${words.stages.arrived}`,
          of: row => percent(row.arrived === 0 ? 0 : row.ordered / row.arrived),
          number: true,
        },
      ],
      funnel.by[by],
    )}`
}

export function renderRetention(cohorts: readonly Cohort[], text: Strings): TemplateResult {
  const { retention: words } = text
  if (cohorts.length === 0) return html`<p class="muted">${words.empty}</p>`
  const share = (count: number | null, { customers }: Cohort) =>
    count === null ? html`<span class="muted">${words.later}</span>` : `${percent(customers === 0 ? 0 : count / customers)} (${count})`
  return html`<p class="muted">${words.about}</p>
    ${renderTable<Cohort>(
      text.parts.retention,
      [
        { label: words.week, of: ({ week }) => week },
        { label: words.customers, of: ({ customers }) => customers, number: true },
        { label: words.back7, of: cohort => share(cohort.back_7, cohort), number: true },
        { label: words.back30, of: cohort => share(cohort.back_30, cohort), number: true },
        { label: words.again30, of: cohort => share(cohort.ordered_again_30, cohort), number: true },
      ],
      cohorts,
    )}`
}
