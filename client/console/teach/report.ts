import { html, nothing, type TemplateResult } from 'lit'
import type { Language } from '../../../server/wire.ts'
import type { Reason, Report } from './api.ts'
import { meaningLabel } from './intent-names.ts'
import { teachWords } from './words.ts'

const mostShown = 20

/** How a release compares with what answers now: whether it may be released and why not, in words; then the tables behind that. */
export function renderReport(report: Report, language: Language, open: (conversation: string) => void): TemplateResult {
  const words = teachWords[language]
  const rows = (tested: Report['lines']) =>
    tested.map(
      one => html`<tr><th scope="row">${groupLabel(one.group, language)}</th>
        <td>${one.n}</td><td>${one.live}</td><td>${one.candidate}</td><td>+${one.gained} / −${one.lost}</td><td>${one.p.toFixed(3)}</td></tr>`,
    )
  const changed = report.lines.filter(({ group, gained, lost }) => !group.startsWith('intent:') || gained + lost > 0)
  const head = html`<thead><tr>${Object.values(words.table).map(name => html`<th scope="col">${name}</th>`)}</tr></thead>`
  const table = (caption: string, tested: Report['lines']) =>
    html`<div class="wide" tabindex="0" role="region" aria-label=${caption}><table><caption>${caption}</caption>${head}<tbody>${rows(tested)}</tbody></table></div>`
  return html`<p class=${report.passed ? 'well' : 'problem'}>${report.passed ? words.passed : words.refused(report.reasons.map(reason => toWords(reason, language)))}</p>
    ${renderWorse(report, language)}
    <p>${words.taught(report.taught.right, report.taught.of)}</p>
    ${table(words.lines, changed)}
    ${report.held_back.length === 0 ? nothing : table(words.heldBack, report.held_back)}
    <h4>${words.replay(report.replay.changed.length, report.replay.messages)}</h4>
    <ul class="changed">${report.replay.changed.slice(0, mostShown).map(
      ({ text, before, after, conversation }) => html`<li><q>${text}</q> ${arrow(before, after, language)}
        <button class="quiet" @click=${() => open(conversation)}>${words.open}</button></li>`,
    )}</ul>`
}

/** What would be lost, and which correction is behind it. */
function renderWorse({ worse, contradicting }: Report, language: Language): TemplateResult | typeof nothing {
  const words = teachWords[language]
  if (worse.length + contradicting.length === 0) return nothing
  return html`<h4>${words.worse}</h4>
    <ul class="worse">${worse.map(
      ({ text, right, now, because }) =>
        html`<li><q>${text}</q> ${arrow(right, now, language)}${because === undefined ? nothing : html` <span class="muted">${words.because(because)}</span>`}</li>`,
    )}
    ${contradicting.map(text => html`<li>${words.contradicting(text)}</li>`)}</ul>`
}

const arrow = (before: string, after: string, language: Language): string =>
  `${meaningLabel(before, language)} → ${meaningLabel(after, language)}`

function groupLabel(group: string, language: Language): string {
  return group.startsWith('intent:') ? meaningLabel(group.slice(7), language) : (teachWords[language].groups[group] ?? group)
}

function toWords(reason: Reason, language: Language): string {
  const { reasons } = teachWords[language]
  switch (reason.what) {
    case 'lines':
      return reasons.lines(groupLabel(reason.group, language), reason.lost, reason.gained)
    case 'held_back':
      return reasons.heldBack(reason.lost, reason.gained)
    case 'taught':
      return reasons.taught(reason.right, reason.of)
    default:
      return reason satisfies never
  }
}
