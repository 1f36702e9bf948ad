import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Fact, PlanAct } from '../../server/dialogue/plan.ts'
import { createReckoning } from '../../server/facts/reckoned.ts'
import type { Passage } from '../../server/store/policies.ts'
import type { Language } from '../../server/wire.ts'

const stairs = '要送上楼的，有电梯30元一件，没电梯每层10元一件。'
const boarding = '猫可以寄养在店里，每只每天40元。'
const carving = '激光刻字每件15元，图案另加20元。'
const lesson = 'A private lesson is £38 an hour.'
const ireland = 'We send fabric to Ireland for £12.00.'
const instalments = 'Machines over £250 can be paid in three monthly instalments.'
const page = (id: number, language: Language, text: string): Passage => ({
  id,
  topic: 'services',
  position: id,
  language,
  heading: 'x',
  text,
})
const zh = createReckoning([page(1, 'zh', `${stairs}${boarding}`), page(2, 'zh', carving)], () => 'CNY')
const en = createReckoning([page(3, 'en', `${lesson} ${ireland}`), page(4, 'en', instalments)], () => 'GBP')

const quote = (text: string): PlanAct => ({
  act: 'answer',
  slots: { topic: 'shop', quote: { type: 'quote', text: `“${text}”`, source: 'shop', ref: 'policy:services:zh' } },
})
const money = (text: string): Fact => ({ type: 'money', text, source: 'computed', ref: 'sum' })
const total = (text: string, more: { count?: Fact; rule?: Fact; product?: Fact } = {}): PlanAct => ({
  act: 'total',
  slots: { of: 'goods', total: money(text), ...more },
})
const pen: Fact = { type: 'name', text: '松烟钢笔', source: 'shop', ref: 'product:P-1' }

type How = { before?: string; quoted?: string[]; told?: string[] }
const saidBy = (acts: readonly PlanAct[]) =>
  acts.map(one => (one.act === 'follows' ? one.slots.verdict.text : one.act === 'answer' ? one.slots.quote.text : one.act))
const inZh = (line: string, acts: PlanAct[], { quoted = [], told = [], ...how }: How = {}) =>
  saidBy(zh({ line, acts, quoted, told, language: 'zh', ...how }))
const inEn = (line: string, acts: PlanAct[], { quoted = [], told = [], ...how }: How = {}) =>
  saidBy(en({ line, acts, quoted, told, language: 'en', ...how }))

describe('what prices of the pages come to', () => {
  it('is reckoned for as many as the message tells, or the one before it', () => {
    assert.deepEqual(inZh('没电梯6层收多少送楼费', [quote(stairs)]), [`“${stairs}”`, '6 × ¥10 = ¥60'])
    assert.deepEqual(inZh('出差15天，六只猫一共多少钱', [quote(boarding)]), [`“${boarding}”`, '6 × 15 × ¥40 = ¥3,600'])
    assert.deepEqual(inZh('那15天多少钱', [quote(boarding)], { before: '我家六只猫' }), [`“${boarding}”`, '6 × 15 × ¥40 = ¥3,600'])
    assert.deepEqual(inEn('how much for two hours', [quote(lesson)]), [`“${lesson}”`, '2 × £38 = £76'])
  })

  it('goes to the goods that are added up, and quotes what it goes by', () => {
    assert.deepEqual(inZh('一台送6楼没电梯一共多少钱', [total('¥2,960')], { quoted: [stairs] }), [
      'total',
      `“${stairs}”`,
      '6 × ¥10 = ¥60；¥2,960 + ¥60 = ¥3,020',
    ])
    assert.deepEqual(inEn('4m to Ireland, what do i pay', [total('£78'), quote(ireland)]), ['total', `“${ireland}”`, '£78 + £12 = £90'])
    assert.deepEqual(inZh('加刻字总共多少钱', [total('¥129', { product: pen }), quote(carving)]), [
      'total',
      `“${carving}”`,
      '¥129 + ¥15 = ¥144',
    ])
  })

  it('confirms what somebody has reckoned, wherever the price stands, and nothing that does not come to it', () => {
    assert.deepEqual(inEn('so is it 90 total for Ireland?', [total('£78')]), ['total', `“${ireland}”`, "That's right: £78 + £12 = £90"])
    assert.deepEqual(inZh('刻字算进去，是不是144？', [total('¥129', { product: pen })]), [
      'total',
      `“${carving}”`,
      '对的，¥129 + ¥15 = ¥144',
    ])
    assert.deepEqual(inEn('so is it 90 total or not', [total('£78')], { quoted: [ireland] }).at(-1), "That's right: £78 + £12 = £90")
    assert.deepEqual(inEn('so is it 95 total for Ireland?', [total('£78')]), ['total'])
  })

  it('is shared by the instalments that the pages tell of', () => {
    const price: PlanAct = { act: 'inform', slots: { product: { ...pen, text: 'Heron' }, price: money('£389') } }
    assert.deepEqual(inEn("what's that per month", [quote(instalments), price]), [
      `“${instalments}”`,
      '£389 in 3 instalments is £129.67 each',
      'inform',
    ])
  })

  it('is left alone where nobody asks for money, where it is not told how many, where two prices fit alike, and where it is in the sum', () => {
    assert.deepEqual(inZh('上6楼可以吗', [quote(stairs)]), [`“${stairs}”`])
    assert.deepEqual(inZh('寄养多少钱', [quote(boarding)]), [`“${boarding}”`])
    assert.deepEqual(inZh('一共多少钱', [total('¥129', { product: pen })], { told: [carving] }), ['total'])
    const rule: Fact = { type: 'quote', text: `“${carving}”`, source: 'shop', ref: 'policy:services:zh' }
    assert.deepEqual(inZh('刻字总共多少钱', [total('¥144', { rule, product: pen })]), ['total'])
    const either = createReckoning([page(1, 'zh', '大间每晚90元，小间每晚70元。')], () => 'CNY')
    const acts = [quote('大间每晚90元，小间每晚70元。')]
    assert.deepEqual(either({ line: '住两晚多少钱', acts, quoted: [], told: [], language: 'zh' }), acts)
  })
})
