import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { onlyDoubts } from '../../server/understanding/doubted.ts'

describe('A message that only doubts what was told', () => {
  it('is one in whatever small words', () => {
    for (const text of [
      'are you sure?',
      'u sure',
      'really??',
      'hm, are you sure about that?',
      'r u sure thats right',
      'seriously',
      'is that right?',
    ])
      assert.ok(onlyDoubts(text), text)
    for (const text of ['确定吗', '你确定？', '真的吗', '真的假的', '啊？真的？', '没搞错吧', '您确定是吗'])
      assert.ok(onlyDoubts(text), text)
  })

  it('is none where anything else is said', () => {
    for (const text of [
      'sure',
      'sure, two please',
      'really like it',
      'is that right for a child?',
      'are you sure it fits a double bed',
      'not sure',
    ])
      assert.ok(!onlyDoubts(text), text)
    for (const text of ['真的很好看', '确定要两个', '真的能机洗吗', '肯定要买']) assert.ok(!onlyDoubts(text), text)
  })
})
