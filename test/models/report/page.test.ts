import assert from 'node:assert/strict'
import { intervalMark } from '../../../models/report/charts.ts'
import { both, markup } from '../../../models/report/markup.ts'
import { toPage } from '../../../models/report/page.ts'
import { createReport } from '../../../models/report/report.ts'
import { answer, origin, randomAnswers } from './support.ts'

const hostile = `<script>alert(1)</script><img src=x onerror='alert("2")'>&amp;`
const escaped = '&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(&quot;2&quot;)&#39;&gt;&amp;amp;'

describe('the page of a report', () => {
  const held = randomAnswers(300, 5)
  const others = held.map((one, at) => (at % 5 === 0 ? { ...one, predicted: 'thank' } : one))

  it('escapes whatever is put in, and nothing twice', () => {
    assert.equal(
      markup`<p title="${hostile}">${[hostile, both({ zh: '<', en: '>' })]}${null}${5}</p>`.source,
      `<p title="${escaped}">${escaped}<span class="zh" lang="zh">&lt;</span><span class="en" lang="en">&gt;</span>5</p>`,
    )
  })

  it('shows hostile sentences, labels and file names as what they are', () => {
    const bad = held.map((one, at) => {
      const intent = one.row.intent === 'oos' ? 'oos' : `${one.row.intent}${hostile}`
      return { ...one, row: { ...one.row, text: `${hostile}${at}`, intent }, predicted: `${one.predicted}${hostile}` }
    })
    const worse = bad.map(one => ({ ...one, predicted: bad[0]!.predicted }))
    const places = bad.map((_, at) => `${hostile}:${at + 1}`)
    const page = toPage(createReport(bad, { others: worse }), { ...origin, model: hostile, data: [hostile], other: hostile, places }, 'zh')
    assert.doesNotMatch(page, /<script|<img|onerror='/i)
    assert.ok(page.split(escaped).length > 50)
    assert.ok(page.includes(`pay${escaped}`))
  })

  it('fetches nothing and runs nothing, and holds the browser to it', () => {
    const page = toPage(createReport(held, { others }), { ...origin, other: './older' }, 'en')
    assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/)
    assert.doesNotMatch(page, /https?:\/\/|<script|<link|<iframe|\bon\w+=|url\(|@import|src=/)
  })

  it('has every section, number and the card, in both languages', () => {
    const places = held.map((_, at) => `shop.test.jsonl:${at + 1}`)
    const page = toPage(createReport(held, { others }), { ...origin, other: './older', places }, 'en')
    for (const part of [
      'Confusion matrix',
      '混淆矩阵',
      'Reliability',
      '可靠性',
      'Accuracy versus abstention',
      'Worst confusions',
      'By intent',
      '按意图',
      'By language',
      'Compared with another bundle',
      'McNemar',
      '3.2 ms',
      'd'.repeat(64),
      'e'.repeat(64),
      'seed 1',
      '95 %',
    ])
      assert.ok(page.includes(part), part)
    assert.match(page, /line \d+ <small>0\.\d\d · shop\.test\.jsonl:\d+/)
    assert.equal(page.split('class="zh"').length, page.split('class="en"').length)
    assert.doesNotMatch(page, /NaN|undefined|\[object|Infinity|null/)
  })

  it('begins in the language that is asked for', () => {
    const report = createReport(held.slice(0, 40))
    assert.match(toPage(report, origin, 'zh'), /<html lang="zh">[\s\S]*id="show-zh" aria-label="中文" checked/)
    assert.match(toPage(report, origin, 'en'), /<html lang="en">[\s\S]*id="show-en" aria-label="English" checked/)
  })

  it('leaves out what the rows cannot show, and says so of folds', () => {
    const inside = held.filter(({ row }) => row.intent !== 'oos')
    for (const rows of [inside, inside.slice(0, 1), held.filter(({ row }) => row.intent === 'oos'), [answer('pay pay 1 0')]]) {
      const page = toPage(createReport(rows), { ...origin, how: 'folds', folds: 5, model: null, card: null, keep: null }, 'en')
      assert.doesNotMatch(page, /NaN|undefined|Out-of-scope detection|Infinity/)
      assert.match(page, /5 folds: each line by a model that has not seen it[\s\S]*folds read a little optimistic/)
    }
  })

  it('can show a model that answers nothing', () => {
    const silent = held.map(one => ({ ...one, abstain: true }))
    assert.doesNotMatch(toPage(createReport(silent), origin, 'en'), /NaN|undefined|Infinity/)
  })

  it('zooms in on the most confused of many intents', () => {
    const many = held.map((one, at) => ({
      ...one,
      row: { ...one.row, intent: `intent_${at % 40}` },
      predicted: `intent_${(at + (at % 7 === 0 ? 1 : 0)) % 40}`,
    }))
    const page = toPage(createReport(many), origin, 'en')
    assert.match(page, /The most confused/)
    assert.match(page, /<title>intent_0 › intent_1: \d+ \/ \d+ \(/)
    assert.doesNotMatch(toPage(createReport(held), origin, 'en'), /The most confused/)
  })

  it('draws an interval from its low to its high end', () => {
    assert.match(intervalMark({ value: 0.5, low: 0, high: 1 }).source, /span" x1="4" y1="6" x2="96"[\s\S]*cx="50"/)
  })
})
