import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { understand } from '../../server/turn/understand.ts'
import type { MessageEvent } from '../../server/wire.ts'
import { generalShop } from '../support/slot-reading.ts'

const nobody = { classify: () => Promise.reject(new Error('no classifier')) }
const message = (text: string): MessageEvent => ({
  conversation: 'c',
  seq: 1,
  at: '2026-03-11T12:00:00.000Z',
  kind: 'message',
  from: 'shopper',
  text,
})
const clausesOf = async (text: string) =>
  (await understand([message(text)], 'zh', generalShop, nobody, new AbortController().signal)).clauses

describe('a message understood', () => {
  it('tells of each ask where it stands in the message', async () => {
    const text = '👗 有小号吗几天发货能开发票吗'
    const clauses = await clausesOf(text)
    assert.deepEqual(
      clauses.map(clause => clause.text),
      ['👗 有小号吗', '几天发货', '能开发票吗'],
    )
    for (const { text: piece, start, end } of clauses) assert.equal(text.slice(start, end), piece)
  })

  it('tells what it names, days counted from the day it was sent', async () => {
    const [clause] = await clausesOf('送妈妈的生日礼物，下周五前要到')
    assert.deepEqual(
      clause?.mentions?.map(({ slot, text, value }) => [slot, text, value]),
      [
        ['recipient', '妈妈', 'mother'],
        ['occasion', '生日', 'birthday'],
        ['date', '下周五前', '<=2026-03-20'],
      ],
    )
  })
})
