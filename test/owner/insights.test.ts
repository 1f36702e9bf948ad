import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { atOnce } from '../../server/language/long-work.ts'
import { clusters } from '../../server/owner/clusters.ts'
import { hear, satisfied } from '../../server/owner/insights.ts'

const said = (text: string, at = '2026-11-01T00:00:00.000Z') => ({ text, at, conversation: 'c', language: 'en' as const })

describe('what the owner is told', () => {
  it('puts sentences that want the same together, the most wanted first', () => {
    const [wetsuit, boat] = [Float32Array.of(1, 0), Float32Array.of(0, 1)]
    const found = clusters(
      [said('a boat?'), said('wetsuits?', '2026-11-02T00:00:00.000Z'), said('any wetsuit'), said('wetsuits?', '2026-11-03T00:00:00.000Z')],
      [boat, wetsuit, Float32Array.of(0.96, 0.28), wetsuit],
    )
    assert.deepEqual(
      found.map(({ count, latest, examples }) => [count, latest.slice(0, 10), examples.map(({ text }) => text)]),
      [
        [3, '2026-11-03', ['wetsuits?', 'any wetsuit']],
        [1, '2026-11-01', ['a boat?']],
      ],
    )
  })

  it('counts what met nothing, what no text answers and what went wrong, whatever words a model or a template put it in', () => {
    const turn = (by: string, act: string, slots: Record<string, unknown>) => ({
      ...said(`${act}?`),
      turn: 1,
      acts: [{ act, slots }],
      by,
      totalMs: 10,
      wordMs: 4,
      understandMs: 3,
      factsMs: 3,
    })
    const heard = atOnce(
      hear([
        [turn('generator', 'no_match', { relaxed: 'nothing' }), turn('generator', 'no_match', { relaxed: 'budget' })],
        [
          turn('template', 'decline', { reason: 'unknown' }),
          turn('constructor', 'decline', { reason: 'discount' }),
          turn('template', 'apologise', { for: 'trouble' }),
        ],
      ]),
    )
    assert.equal(heard.turns, 5)
    assert.deepEqual([heard.unmet.count, heard.unmet.nothing, heard.unanswered.count, heard.trouble.count], [2, 1, 1, 1])
    assert.deepEqual({ ...heard.by }, { generator: 2, template: 2, constructor: 1 })
    assert.deepEqual(heard.took.total, { p50: 10, p95: 10 })
    assert.deepEqual(atOnce(hear([])).took.total, { p50: 0, p95: 0 })
  })

  it('tells stars by the week, and remarks as they were left', () => {
    const rating = (at: string, score: number, remark: string | null = null) => ({ conversation: 'c', at, score, remark })
    const told = satisfied([
      rating('2026-11-24T08:00:00Z', 5, 'quick'),
      rating('2026-11-22T23:00:00Z', 2),
      rating('2026-11-16T00:00:00Z', 4),
    ])
    assert.equal(told.count, 3)
    assert.deepEqual(told.scores, [0, 1, 0, 1, 1])
    assert.deepEqual(told.weeks, [
      { week: '2026-11-16', count: 2, mean: 3 },
      { week: '2026-11-23', count: 1, mean: 5 },
    ])
    assert.deepEqual(
      told.remarks.map(({ remark }) => remark),
      ['quick'],
    )
    assert.equal(satisfied([]).mean, null)
  })
})
