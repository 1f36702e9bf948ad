import { type Audit, audit } from '../../support/books.ts'
import { percentile, rounded } from '../../support/numbers.ts'
import type { Tab } from './tab.ts'
import type { Victim } from './victim.ts'

/** One fault and what came of it. */
export type Row = {
  fault: string
  done: string
  /** How often it was done. */
  n: number
  saw: string
  recoveredMs: { p50: number | null; max: number | null }
  talks: number
  sent: number
  acknowledged: number
  lost: number
  doubled: number
  gaps: number
  unanswered: number
  /** Anything else that must not be: model processes left alone, tabs that never came to rest, a service that wrote of a fault. */
  wrong: string[]
  more?: Record<string, unknown>
}

/** What every fault is given: how much of it, and a seed. */
export type Asked = { seed: number; kills: number; quick: boolean }

/** Stops the service, compares the books of all tabs with what it stored, and removes it. */
export async function closeBooks(
  told: Pick<Row, 'fault' | 'done' | 'n'> & { saw?: string; recoveredMs: readonly number[]; more?: Record<string, unknown> },
  victim: Victim,
  tabs: readonly Tab[],
): Promise<Row> {
  const restless = tabs.filter(tab => !tab.isQuiet).length
  const orphans = victim.orphans()
  for (const tab of tabs) tab.close()
  await victim.stop()
  const { faults, ...counts }: Audit = audit(
    tabs.map(({ books }) => books),
    victim.kept().events,
  )
  const { lost, doubled, gaps, unanswered, acknowledged } = counts
  const { fault, done, n, more } = told
  const wrong = [
    ...faults,
    ...(restless > 0 ? [`${restless} of ${tabs.length} tabs did not come to rest`] : []),
    ...(orphans > 0 ? [`${orphans} model processes outlived their service`] : []),
  ]
  await victim.end()
  return {
    fault,
    done,
    n,
    saw: [told.saw, sawOf(tabs)].filter(Boolean).join('; '),
    recoveredMs: { p50: rounded(percentile(told.recoveredMs, 0.5)), max: rounded(percentile(told.recoveredMs, 1)) },
    talks: tabs.length,
    sent: tabs.reduce((sum, { said }) => sum + said.size, 0),
    acknowledged,
    lost,
    doubled,
    gaps,
    unanswered,
    wrong,
    ...(more === undefined ? {} : { more }),
  }
}

/** How the talk went on, in a line: outages, answers and what was refused. */
function sawOf(tabs: readonly Tab[]): string {
  const said = tabs.flatMap(tab => [...tab.said.values()])
  const answers = said.flatMap(({ answerMs }) => answerMs ?? [])
  const outages = tabs.flatMap(tab => tab.outages.slice(1))
  const by = tally(said.flatMap(one => one.by ?? []))
  const refusals = tally(tabs.flatMap(tab => tab.refusals))
  const failed = tabs.flatMap(tab => tab.session.unsent.filter(({ state }) => state === 'failed')).length
  return [
    outages.length === 0 ? '' : `“reconnecting” ${outages.length} times`,
    `answers after ${seconds(percentile(answers, 0.5))}, p95 ${seconds(percentile(answers, 0.95))}, slowest ${seconds(percentile(answers, 1))}`,
    by === '' ? '' : `by ${by}`,
    refusals === '' ? '' : `refused and sent again: ${refusals}`,
    failed === 0 ? '' : `${failed} bubbles with “send again”`,
  ]
    .filter(Boolean)
    .join('; ')
}

export function tally(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => `${value} ${count}`).join(', ')
}

export function seconds(ms: number | null): string {
  return ms === null ? '–' : `${rounded(ms / 1000, 1)} s`
}
