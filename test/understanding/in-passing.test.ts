import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { withoutPassing } from '../../server/understanding/in-passing.ts'

describe('What is said in passing', () => {
  it('is whom a thing does good or harm', () => {
    for (const text of ['对猫安全吗', '这个对绿萝有害吗', '对多肉会有影响吗'])
      assert.doesNotMatch(withoutPassing(text), /猫|绿萝|多肉/u, text)
  })

  it('is no thing that is asked about itself', () => {
    for (const text of ['绿萝有毒吗', '猫粮安全吗']) assert.match(withoutPassing(text), /绿萝|猫粮/u, text)
  })
})
