import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { wayInstead, waysWanted } from '../../server/language/ways.ts'

describe('Ways of sending that a message speaks of', () => {
  it('are wanted, or turned down', () => {
    assert.deepEqual(waysWanted('默认中通就行 不要顺丰 重新算'), { wanted: [], refused: ['sf'] })
    assert.deepEqual(waysWanted('no need for next day, normal is fine'), { wanted: [], refused: ['next_day'] })
    for (const text of ['能不能发顺丰', '要不要发顺丰划算', '不等了 发顺丰']) assert.deepEqual(waysWanted(text).wanted, ['sf'], text)
    assert.deepEqual(waysWanted('not standard. next day please').wanted, ['next_day'])
  })

  it('are none where the usual one will do', () => {
    for (const text of ['hm too pricey, standard shipping then', '那就普通快递吧', '不要顺丰了'])
      assert.equal(wayInstead(text), false, text)
    assert.equal(wayInstead('standard to ohio, or express?'), 'express')
    assert.equal(wayInstead('two blue mugs'), undefined)
  })

  it('are none where a day is only when it is to be there', () => {
    assert.deepEqual(waysWanted('寄上海 要赶周六前到'), { wanted: [], refused: [] })
    assert.deepEqual(waysWanted('has to be there by saturday').wanted, [])
    assert.deepEqual(waysWanted('do you deliver on saturdays').wanted, ['saturday'])
  })
})
