import { html, type TemplateResult } from 'lit'
import { tagOf } from '../shared/language.ts'
import { bars } from '../staff/charts.ts'
import { renderTable } from '../staff/table.ts'
import { talkAddress } from '../staff/talk-address.ts'
import type { Complaints } from './api.ts'
import type { Strings } from './strings.ts'

/** What went wrong for shoppers, by what it was about, with what could be done and where. */
export function renderComplaints(
  { count, aspects }: Complaints,
  text: Strings,
  show: (event: Event, part: string) => void,
): TemplateResult {
  const { complaints: words } = text
  if (count === 0) return html`<p class="muted">${words.empty}</p>`
  return html`<p class="muted">${words.about(count)}</p>
    <div class="beside">
      ${bars(aspects.map(({ aspect, count: value }) => ({ label: words.names[aspect], value, told: String(value) })))}
      ${renderTable(
        text.parts.complaints,
        [
          { label: words.aspect, of: ({ aspect }) => words.names[aspect] },
          { label: words.count, of: one => one.count, number: true },
          { label: words.lately, of: ({ lately }) => lately, number: true },
        ],
        aspects,
      )}
    </div>
    <ol class="clusters">${aspects.map(
      ({ aspect, examples }) =>
        html`<li>
          <p><b>${words.names[aspect]}</b></p>
          <p>${words.advice[aspect]} <a href=${`#${words.where[aspect].part}`} @click=${(event: Event) => show(event, words.where[aspect].part)}>${words.where[aspect].label}</a></p>
          <ul class="said">${examples.map(({ text: said, conversation, at, language }) => html`<li><a href=${talkAddress(conversation)} lang=${tagOf(language)}><q>${said}</q></a> <span class="muted">${at.slice(0, 10)}</span></li>`)}</ul>
        </li>`,
    )}</ol>`
}
