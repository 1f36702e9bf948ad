import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { withoutName } from '../../server/understanding/without-name.ts'

describe('a question that is asked of another thing', () => {
  it('loses the name it was asked with, whole or in part, and nothing else', () => {
    assert.equal(withoutName('冲锋衣防水吗', ['北岭三层冲锋衣']), '防水吗')
    assert.equal(withoutName('is the shell jacket waterproof', ['Northfell Shell Jacket']), 'is the waterproof')
    assert.equal(withoutName('北岭冲锋衣防水吗', ['北岭三层冲锋衣']), '防水吗')
    assert.equal(withoutName('does it shed', ['Embercosy Fleece Jacket']), 'does it shed')
    // Nothing would be left to ask.
    assert.equal(withoutName('蓝牙音箱', ['随身蓝牙音箱']), '蓝牙音箱')
  })
})
