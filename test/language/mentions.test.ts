import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readMentions } from '../../server/language/mentions.ts'
import { clauseLines, drawnSlotLines, slotLines } from '../support/authored-lines.ts'
import { isQuick } from '../support/machine.ts'
import { generalShop, lineDay, readLine } from '../support/slot-reading.ts'
import { countRight, f1 } from '../support/span-score.ts'

const keyOf = ({ slot, start, end, value }: { slot: string; start: number; end: number; value: string }) =>
  `${slot} ${start} ${end} ${value}`
const read = (text: string, today = lineDay) => readMentions(text, generalShop, today).map(({ slot, value }) => `${slot} ${value}`)

describe('the lines that judge slots and clauses', () => {
  it('have their spans where they say', () => {
    for (const { text, slots } of [...slotLines(), ...drawnSlotLines()])
      for (const { start, end, text: piece } of slots) assert.equal(text.slice(start, end), piece, text)
    for (const { text, clauses } of clauseLines())
      for (const { start, end, text: piece } of clauses) assert.equal(text.slice(start, end), piece, text)
  })

  it('are as many as they should be, each once', () => {
    const lines = slotLines()
    const of = (language: string) => lines.filter(line => line.language === language).length
    assert.ok(of('zh') >= 200 && of('en') >= 150 && of('mixed') >= 50)
    assert.equal(new Set(lines.map(({ text }) => text)).size, lines.length)
    assert.ok(clauseLines().length >= 150)
  })
})

describe('what a text names', () => {
  // The level reached on the fitted part, less a point.
  for (const [language, least] of [
    ['zh', 0.985],
    ['en', 0.975],
    ['mixed', 0.98],
  ] as const) {
    it(`is found with an F1 of at least ${least} in the fitted lines (${language})`, () => {
      const lines = slotLines().filter(line => line.language === language && line.part === 'fitted')
      const counts = lines.map(({ text, slots }) => countRight({ wanted: slots.map(keyOf), found: readLine(text).map(keyOf) }))
      assert.ok(f1(counts) >= least, `F1 ${f1(counts).toFixed(4)}`)
    })
  }

  const days: readonly [text: string, value: string][] = [
    ['明天', '2026-03-12'],
    ['周三', '2026-03-18'],
    ['这周三', '2026-03-11'],
    ['下周三', '2026-03-18'],
    ['3月8号', '2027-03-08'],
    ['2026年3月8日', '2026-03-08'],
    ['下个月5号', '2026-04-05'],
    ['by the 5th', '<=2026-04-05'],
    ['29 February 2028', '2028-02-29'],
    ['两周内', '<=2026-03-25'],
    ['a week ago', '2026-03-04'],
    ['before the end of the month', '<=2026-03-31'],
  ]
  for (const [text, value] of days) it(`takes ${text} on a Wednesday for ${value}`, () => assert.deepEqual(read(text), [`date ${value}`]))

  it('counts over the end of a year', () => {
    assert.deepEqual(read('tomorrow', '2026-12-31'), ['date 2027-01-01'])
    assert.deepEqual(read('下个月', '2026-12-31'), ['date 2027-01-01/2027-01-31'])
    assert.deepEqual(read('周五', '2026-12-31'), ['date 2027-01-01'])
  })

  it('is no day where none is named', () => {
    for (const text of ['2月30号', 'do you deliver on Sundays', '7天无理由', 'in a 10', '1/2 price', 'may I return it', 'the sun hat'])
      assert.deepEqual(
        read(text).filter(one => one.startsWith('date')),
        [],
        text,
      )
  })

  it('keeps what is no wish: thresholds, prices, discounts', () => {
    assert.deepEqual(read('满300减50'), ['money >=300', 'money 50'])
    assert.deepEqual(read('free shipping over $75?'), ['money >=75 USD'])
  })

  it('is read in linear time from hostile text', () => {
    for (const piece of [
      '1',
      '周',
      '一',
      '月1',
      'by ',
      'a ',
      'the 5th ',
      '大一',
      '再',
      '不要',
      '的不要',
      'no ',
      'size ',
      '1x1',
      '尺',
      '腰1',
    ]) {
      const text = piece.repeat(Math.ceil(10_000 / piece.length))
      const started = process.cpuUsage()
      readMentions(text, generalShop, lineDay)
      const ms = process.cpuUsage(started).user / 1000
      assert.ok(isQuick(ms, 500), `${JSON.stringify(piece)} took ${ms} ms`)
    }
  })
})
