import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { readable } from '../../server/turn/readable.ts'
import type { MessageEvent } from '../../server/wire.ts'
import { cpuMs, longestPiece } from '../support/longest-piece.ts'
import { slowness } from '../support/machine.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const longest = 2000
/** Of a core, on the machine that `slowness` compares with. Somebody else's message waits no longer than that for a machine that has nothing else to do. */
const mostMs = 50
/** A collection of garbage may fall into a piece; what is too long by itself is so each time. */
const tries = 3

const shapes = {
  'three hundred clauses': '要杯子。',
  'English clauses': 'a mug? ',
  'counts without marks': '两个杯子三双跑鞋',
  'wishes without marks': '我想买双跑鞋给我妈妈三百以内要黑色的',
  'one run of digits': '8',
  'numbers one by one': '1 ',
  'one Han character': '鞋',
  'Chinese numerals': '三',
  commas: '，',
  'marks of lists': '、',
  emoji: '👟',
  refusals: 'not the mug ',
  'words with slips': 'runnign shoees ',
  sums: '一共多少钱，两个杯子，',
  prices: '¥199 ',
  dates: '2026-11-28 ',
}

describe('the longest messages', function () {
  this.timeout(300_000)
  let service: Service
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
    await service.app.settled()
  })
  after(() => service.stop())

  for (const [what, shape] of Object.entries(shapes))
    it(`hold the service for no longer than ${mostMs} ms at a time: ${what}`, async () => {
      const pieces: number[] = []
      const bar = mostMs * slowness(cpuMs)
      while (pieces.length < tries && !pieces.some(piece => piece < bar)) {
        const shopper = new Shopper(service.url)
        await shopper.open({ language: 'en' })
        const text = [...shape.repeat(longest)].slice(0, longest).join('')
        pieces.push(
          await longestPiece(async () => {
            const sent = await shopper.send(text)
            assert.ok(sent.ok, JSON.stringify(sent))
            await shopper.answerTo(sent.value.seq, 60_000)
          }),
        )
        shopper.close()
      }
      assert.ok(Math.min(...pieces) < bar, `${pieces.map(Math.round).join(', ')} ms, where ${Math.round(bar)} are allowed here and now`)
    })

  it('are read as far as anybody states a wish, and of many at once the last ones', () => {
    const message = (text: string): MessageEvent => ({
      conversation: 'c',
      seq: 1,
      at: '2026-11-28T00:00:00.000Z',
      kind: 'message',
      from: 'shopper',
      text,
    })
    const short = [message('a red mug'), message(''), message('under 20')]
    assert.deepEqual(readable(short), short)
    const many = Array.from({ length: 20 }, (_, at) => message(String(at % 10).repeat(longest)))
    assert.deepEqual(
      readable(many).map(({ text }) => [text[0], text.length]),
      [
        ['8', 600],
        ['9', 600],
      ],
    )
  })
})
