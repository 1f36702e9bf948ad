import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { asksHowItIs } from '../../server/understanding/asks-how-it-is.ts'

describe('a question that goods are no answer to', () => {
  it('asks how something is done or is, and wishes for nothing', () => {
    for (const text of ['how do I get rust off my loaf tin', 'can the telescope stand out in the dew', '钓箱有腥味怎么去', '能先试试吗'])
      assert.ok(asksHowItIs(text), text)
    for (const text of [
      'do you have telescopes',
      'which tripod would you recommend',
      'can I get a kettle under £30',
      '有没有便宜点的竿子',
      '送我爸什么好',
    ])
      assert.ok(!asksHowItIs(text), text)
  })
})
