import { quantile } from '../../models/metrics.ts'
import type { LongWork } from '../language/long-work.ts'
import type { Answered, Rated, Voice } from '../store/voices.ts'
import type { Said } from './clusters.ts'

type Turn = Voice & Answered
type Spread = { p50: number; p95: number }

/** What is kept of each kind to be looked at; the counts are of all. */
const mostSaid = 400

/** What the turns of a while tell: what met nothing, what no text answers, what went wrong, what answering cost. */
export type Heard = {
  turns: number
  /** Wishes that no product met, and among them those with nothing near either. */
  unmet: { count: number; nothing: number; said: Said[] }
  /** Questions that none of the shop's texts answers. */
  unanswered: { count: number; said: Said[] }
  /** Trouble with something bought. */
  trouble: { count: number; said: Said[] }
  /** How many turns a model or a template worded. */
  by: Record<string, number>
  /** Milliseconds. */
  took: { total: Spread; understanding: Spread; facts: Spread; wording: Spread }
}

export function* hear(pages: Iterable<readonly Turn[]>): LongWork<Heard> {
  const all: Pick<Answered, 'totalMs' | 'understandMs' | 'factsMs' | 'wordMs'>[] = []
  const by: Record<string, number> = Object.create(null)
  const heard = { unmet: kind(), unanswered: kind(), trouble: kind() }
  let nothing = 0
  for (const page of pages) {
    yield
    for (const turn of page) {
      all.push(turn)
      by[turn.by] = (by[turn.by] ?? 0) + 1
      const says = (act: string, slot?: string, value?: string) =>
        turn.acts.some(one => one.act === act && (slot === undefined || one.slots[slot] === value))
      if (says('no_match')) heard.unmet.add(turn)
      if (says('no_match', 'relaxed', 'nothing')) nothing++
      if (says('decline', 'reason', 'unknown') || says('decline', 'reason', 'unknown_rest') || says('untold')) heard.unanswered.add(turn)
      if (says('apologise', 'for', 'trouble') || says('apologise', 'for', 'quality') || says('apologise', 'for', 'delay'))
        heard.trouble.add(turn)
    }
  }
  yield
  return {
    turns: all.length,
    unmet: { ...heard.unmet.told(), nothing },
    unanswered: heard.unanswered.told(),
    trouble: heard.trouble.told(),
    by,
    took: {
      total: spread(all.map(({ totalMs }) => totalMs)),
      understanding: spread(all.map(({ understandMs }) => understandMs)),
      facts: spread(all.map(({ factsMs }) => factsMs)),
      wording: spread(all.map(({ wordMs }) => wordMs)),
    },
  }
}

function kind() {
  const said: Said[] = []
  let count = 0
  return {
    add({ text, at, conversation, language }: Turn): void {
      count++
      if (text !== '' && said.length < mostSaid) said.push({ text, at, conversation, language })
    },
    told: () => ({ count, said }),
  }
}

const spread = (values: number[]): Spread => {
  if (values.length === 0) return { p50: 0, p95: 0 }
  const sorted = values.sort((a, b) => a - b)
  return { p50: Math.round(quantile(sorted, 0.5)), p95: Math.round(quantile(sorted, 0.95)) }
}

export type Satisfaction = {
  count: number
  mean: number | null
  /** How many gave 1, 2 … 5. */
  scores: number[]
  /** By the week's Monday. */
  weeks: { week: string; count: number; mean: number }[]
  remarks: { at: string; score: number; remark: string; conversation: string }[]
}

const mostRemarks = 50

export function satisfied(ratings: readonly Rated[]): Satisfaction {
  const weeks = new Map<string, number[]>()
  for (const { at, score } of ratings) {
    const week = mondayOf(at)
    weeks.set(week, [...(weeks.get(week) ?? []), score])
  }
  return {
    count: ratings.length,
    mean: meanOf(ratings.map(({ score }) => score)),
    scores: [1, 2, 3, 4, 5].map(wanted => ratings.filter(({ score }) => score === wanted).length),
    weeks: [...weeks]
      .map(([week, scores]) => ({ week, count: scores.length, mean: meanOf(scores)! }))
      .sort((a, b) => a.week.localeCompare(b.week)),
    remarks: ratings
      .flatMap(({ remark, ...rating }) => (remark === null || remark === '' ? [] : [{ ...rating, remark }]))
      .slice(0, mostRemarks),
  }
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

function mondayOf(at: string): string {
  const date = new Date(at)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
