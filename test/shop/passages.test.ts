import assert from 'node:assert/strict'
import { toPassages } from '../../server/shop/passages.ts'

describe('Policy passages', () => {
  it('keeps the wording of paragraphs under their headings', () => {
    assert.deepEqual(toPassages('# Returns\n\nSend it **back** within [7 days](https://x.y).\nUnused.\n\n## Postage\n\nYou pay `¥8`.'), [
      { heading: 'Returns', text: 'Send it back within 7 days. Unused.' },
      { heading: 'Returns › Postage', text: 'You pay ¥8.' },
    ])
  })

  it('joins Chinese lines without a space', () => {
    assert.deepEqual(toPassages('# 退货\n签收后 7 天内，\n可以退货。'), [{ heading: '退货', text: '签收后 7 天内，可以退货。' }])
  })

  it('makes sentences of a list and keeps the words that introduce it', () => {
    assert.deepEqual(toPassages('Not returnable:\n\n- opened skincare\n- socks'), [
      { heading: '', text: 'Not returnable: opened skincare. socks.' },
    ])
    assert.deepEqual(toPassages('以下不支持：\n1. 内衣\n2. 袜子'), [{ heading: '', text: '以下不支持：内衣。袜子。' }])
  })

  it('makes sentences of table rows', () => {
    assert.deepEqual(toPassages('| 地区 | 运费 |\n|---|---|\n| 新疆 | 12 元 |'), [{ heading: '', text: '地区：新疆，运费：12 元。' }])
  })

  it('cuts long paragraphs between sentences', () => {
    const sentence = '这是一句用来把段落写得很长很长的话，一共有不少字。'
    const passages = toPassages(sentence.repeat(20))
    assert.ok(passages.length > 1)
    assert.ok(passages.every(({ text }) => text.length <= 160 && text.endsWith('。')))
    assert.equal(passages.map(({ text }) => text).join(''), sentence.repeat(20))
  })

  it('leaves out front matter, comments and rules', () => {
    assert.deepEqual(toPassages('---\ntitle: x\n---\n<!-- note -->\n\n***\n\nText.'), [{ heading: '', text: 'Text.' }])
  })
})
