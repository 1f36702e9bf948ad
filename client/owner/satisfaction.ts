import { html, nothing, type TemplateResult } from 'lit'
import { bars, curve } from '../staff/charts.ts'
import { renderTable } from '../staff/table.ts'
import { talkAddress } from '../staff/talk-address.ts'
import type { Satisfaction } from './api.ts'
import type { Strings } from './strings.ts'

const mostRemarks = 10

export function renderSatisfaction({ count, mean, scores, weeks, remarks }: Satisfaction, text: Strings): TemplateResult {
  const { satisfaction: words } = text
  if (count === 0 || mean === null) return html`<p class="muted">${words.empty}</p>`
  return html`<p class="muted">${words.about}</p>
    <p class="figure">${words.mean(mean.toFixed(1), count)}</p>
    <div class="beside">
      ${bars(scores.map((value, at) => ({ label: `${at + 1} ★`, value, told: String(value) })).reverse())}
      ${renderTable(
        words.stars,
        [
          { label: words.stars, of: at => at + 1 },
          { label: words.ratings, of: at => scores[at]!, number: true },
        ],
        scores.map((_, at) => at).reverse(),
      )}
    </div>
    ${
      weeks.length < 2
        ? nothing
        : html`<div class="beside">
            ${curve(
              weeks.map(({ week, mean: value }) => ({ label: week.slice(5), value })),
              [1, 5],
            )}
            ${renderTable(
              words.meanOf,
              [
                { label: words.week, of: ({ week }) => week },
                { label: words.meanOf, of: week => week.mean.toFixed(1), number: true },
                { label: words.ratings, of: week => week.count, number: true },
              ],
              weeks,
            )}
          </div>`
    }
    ${
      remarks.length === 0
        ? nothing
        : html`<h3>${words.remarks}</h3>
          <ul class="said">${remarks
            .slice(0, mostRemarks)
            .map(
              ({ score, remark, at, conversation }) =>
                html`<li><a href=${talkAddress(conversation)}><q>${remark}</q></a> <span class="muted">${score} ★ · ${at.slice(0, 10)}</span></li>`,
            )}</ul>`
    }`
}
