import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Told, toReason } from '../../server/dialogue/reasons.ts'

const bag = { type: 'name', text: 'Alpine sleeping bag' }
const cases: { told: Told; zh: string; en: string }[] = [
  {
    told: {
      commands: [{ command: 'ask', of: 'goods' } as { command: string }],
      acts: [{ act: 'inform', slots: { product: bag, detail: { type: 'quote', text: '“Down to −5 °C.”' } } }],
      facts: [bag, { type: 'quote', text: '“Down to −5 °C.”' }],
    },
    zh: '理解为一个问题（说的是Alpine sleeping bag）；引用了商品自己的说明；其中的数字都来自店铺。',
    en: 'Understood as a question (about Alpine sleeping bag); quoted from its own description; no number in it that is not the shop’s.',
  },
  {
    told: {
      commands: [{ command: 'ask', topic: 'returns' }],
      acts: [{ act: 'answer', slots: { topic: 'returns' } }],
      facts: [{ type: 'quote', text: '“Unworn only.”' }],
      candidates: [{}, { refusal: { reason: 'digit' } }],
    },
    zh: '理解为关于退货的问题；引用了店铺自己的说明；内容都来自店铺，另有 1 种说法未通过检查。',
    en: 'Understood as a question about returns; quoted the shop’s own words; nothing in it that is not the shop’s, 1 other wording was refused.',
  },
  {
    told: { clauses: [{ intents: [{ name: 'talk_to_human' }] }], acts: [{ act: 'handoff', slots: { state: 'away' } }] },
    zh: '理解为“找人工客服”；转给了人工。',
    en: 'Understood as “talk to a person”; passed it on to a person.',
  },
  {
    told: { clauses: [{ intents: [], abstain: true }], acts: [{ act: 'clarify' }] },
    zh: '没有听懂顾客的话；问了是什么意思。',
    en: 'Not understood; asked what was meant.',
  },
]

describe('why a reply was given, in a sentence', () => {
  it('says what was understood, what was done, and what was vouched for', () => {
    for (const { told, zh, en } of cases) assert.deepEqual(toReason(told), { zh, en })
  })

  it('holds for traces of any age and content', () => {
    for (const odd of [
      {},
      { acts: [{ act: '__proto__' }] },
      { commands: [{ command: 'constructor', topic: 'toString' }] },
      { clauses: [{}] },
    ])
      assert.match(toReason(odd).en, /^Not understood.*\.$/)
  })
})
