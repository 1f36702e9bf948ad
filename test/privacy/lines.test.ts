import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { redact } from '../../server/privacy/redact.ts'
import { linesOf, measure, percent } from './lines.ts'

describe('what is personal in what shoppers type', () => {
  for (const half of ['seen', 'held-back'] as const) {
    it(`is hidden before it is stored, and little else is (${half})`, () => {
      const { personal, hidden, clean, changed, misses, alarms } = measure(linesOf(half))
      assert.ok(hidden / personal >= 0.97, `hidden ${percent(hidden, personal)}\n${half === 'seen' ? misses.join('\n') : ''}`)
      assert.ok(changed / clean <= 0.01, `false alarms ${percent(changed, clean)}\n${half === 'seen' ? alarms.join('\n') : ''}`)
    })
  }

  it('is looked for in time that grows no faster than the text', () => {
    const units = [
      '1',
      '1,',
      '1-',
      '(1)',
      'a@',
      '-at-',
      '市',
      '一',
      '路1',
      '街',
      '栋1',
      '138 ',
      '+1 ',
      '0',
      '01 ',
      '1 a b ',
      'send ',
      'qq',
      '微信',
      'DE89 ',
    ]
    units.push('passport ', '护照', 'a at b dot ', '1 A ', 'one ', '①', '\u200b', 'é', 'Via A ', 'Straße1', 'flat 1, 1 ')
    for (const unit of units) {
      const timeOf = (length: number) => {
        const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
        const started = performance.now()
        for (let turn = 0; turn < 3; turn += 1) redact(text)
        return (performance.now() - started) / 3
      }
      timeOf(500)
      const [short, long] = [timeOf(2000), timeOf(16_000)]
      assert.ok(long < 16 * short + 60, `"${unit}": ${short.toFixed(1)} ms for 2,000 characters, ${long.toFixed(1)} for 16,000`)
    }
  }).timeout(60_000)
})
