import { html, nothing, type TemplateResult } from 'lit'
import type { Act, Candidate, Clause, Fact, Trace } from './api.ts'
import type { Strings } from './strings.ts'

const mostIntents = 4

/** One turn explained from left to right: understood, decided, known, worded. */
export function renderTrace(trace: Trace, text: Strings): TemplateResult {
  return html`<div class="trace">
    ${part(text.understood, html`${trace.clauses.map(clause => renderClause(clause, text))}${renderWants(trace.wants, text)}`)}
    ${trace.acts.length ? part(text.acts, html`<ol class="acts">${trace.acts.map(act => html`<li>${renderAct(act)}</li>`)}</ol>`) : nothing}
    ${trace.facts.length ? part(text.facts, renderFacts(trace.facts, text)) : nothing}
    ${part(text.candidates, html`<ol class="candidates">${trace.candidates.map(candidate => renderCandidate(candidate, text))}</ol>`)}
    ${trace.prompt ? html`<details class="prompt"><summary>${text.prompt}</summary><pre>${trace.prompt}</pre></details>` : nothing}
    ${part(text.timings, renderTimings(trace.timings, text))}
    ${part(text.versions, renderPairs(trace.versions))}
  </div>`
}

function part(title: string, body: TemplateResult): TemplateResult {
  return html`<section><h3>${title}</h3>${body}</section>`
}

/** What a message names beside the details that the assistant acts on. */
const untold = new Set(['date', 'occasion', 'not', 'comparative'])

function renderClause(clause: Clause, text: Strings): TemplateResult {
  const mentioned = (clause.mentions ?? []).filter(({ slot }) => untold.has(slot))
  const slots = Object.entries(clause.slots ?? {}).filter(([, value]) => value !== undefined && value !== null)
  return html`<div class="clause">
    <p><q>${clause.text}</q> <span class="muted">${text.by} ${text.classifiers[clause.by] ?? clause.by}</span></p>
    ${clause.intents.slice(0, mostIntents).map(({ name, probability }, index) => renderBar(name, probability, index === 0 && !clause.abstain))}
    ${clause.abstain ? html`<p class="flag">${text.abstained} · ${text.oos} ${clause.oosScore.toFixed(2)}</p>` : nothing}
    ${clause.ambiguous ? html`<p class="flag">${text.ambiguous}</p>` : nothing}
    ${mentioned.length ? html`<p class="muted">${text.mentions}</p><p>${mentioned.map(({ slot, text: said, value }) => html`<code class="tag" title=${value}>${slot} ${said}</code> `)}</p>` : nothing}
    ${slots.length ? html`<p class="muted">${text.slots}</p>${renderPairs(Object.fromEntries(slots.map(([name, value]) => [name, toText(value)])))}` : nothing}
  </div>`
}

function renderBar(name: string, probability: number, first: boolean): TemplateResult {
  const percent = `${(probability * 100).toFixed(probability >= 0.995 || probability < 0.0995 ? 1 : 0)} %`
  return html`<div class=${first ? 'bar first' : 'bar'}>
    <code>${name}</code><span class="track" aria-hidden="true"><i .style=${`width: ${Math.max(probability * 100, 0.5)}%`}></i></span><span>${percent}</span>
  </div>`
}

function renderWants(wants: readonly string[], text: Strings): TemplateResult | typeof nothing {
  return wants.length ? html`<p>${text.wants} ${wants.map(want => html`<code class="tag">${want}</code> `)}</p>` : nothing
}

function renderAct({ act, slots }: Act): TemplateResult {
  const filled = Object.entries(slots ?? {}).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((each: Fact) => [name, each] as const) : [[name, value as string | Fact] as const],
  )
  return html`<code class="tag">${act}</code> ${filled.map(([name, value]) => html`<span class="slot"><span class="muted">${name}</span> ${typeof value === 'string' ? value : value.text}</span> `)}`
}

function renderFacts(facts: readonly Fact[], text: Strings): TemplateResult {
  return html`<div class="wide"><table>
    <thead><tr><th scope="col">[ ]</th><th scope="col">${text.fact}</th><th scope="col">${text.source}</th></tr></thead>
    <tbody>${facts.map(fact => html`<tr><td><code>${fact.placeholder ?? fact.type}</code></td><td>${fact.text}</td><td>${text.sources[fact.source] ?? fact.source} <span class="muted">${fact.ref}</span></td></tr>`)}</tbody>
  </table></div>`
}

function renderCandidate(candidate: Candidate, text: Strings): TemplateResult {
  const verdict = candidate.refusal ? text.refused : candidate.chosen ? text.chosen : text.unused
  return html`<li class=${candidate.refusal ? 'refused' : candidate.chosen ? 'chosen' : ''}>
    <p>${candidate.text}</p>
    <p class="muted"><b>${verdict}</b> · ${text.explain[candidate.by] ?? candidate.by}${candidate.logProbability === undefined ? nothing : html` · ${text.likelihood} ${candidate.logProbability.toFixed(2)}`}</p>
    ${candidate.refusal ? html`<p class="flag"><code>${candidate.refusal.reason}</code> ${candidate.refusal.detail ?? ''}</p>` : nothing}
  </li>`
}

function renderTimings(timings: Trace['timings'], text: Strings): TemplateResult {
  const parts = (['understandMs', 'factsMs', 'wordMs'] as const).map(name => ({ name, ms: timings[name] ?? 0 }))
  const sum = parts.reduce((total, { ms }) => total + ms, 0) || 1
  return html`<div class="stack" aria-hidden="true">${parts.map(({ name, ms }) => html`<i class=${name} .style=${`width: ${(ms / sum) * 100}%`}></i>`)}</div>
    <p class="legend">${parts.map(({ name, ms }) => html`<span><i class=${name}></i>${text[name]} ${Math.round(ms)} ms</span>`)}<b>${text.totalMs} ${Math.round(timings.totalMs)} ms</b></p>`
}

function renderPairs(pairs: Record<string, string>): TemplateResult {
  return html`<dl>${Object.entries(pairs).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** { max: 200, currency: 'CNY' } → max 200, currency CNY */
function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(', ')
  if (value === null || typeof value !== 'object') return String(value)
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => `${name} ${toText(each)}`)
    .join(', ')
}
