import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { comparativeAsked, namesRespect, superlativeAsked, superlativePicked } from '../../server/language/superlatives.ts'

describe('What goods are put in order by', () => {
  it('is heard of all of them, and of two', () => {
    assert.equal(superlativeAsked('最便宜的是哪个'), 'cheapest')
    assert.equal(superlativeAsked('which is the lightest of those'), 'lightest')
    assert.equal(superlativeAsked('which is lighter'), undefined)
    assert.equal(comparativeAsked('which is lighter'), 'lightest')
    assert.equal(comparativeAsked('那跟第一个比哪个轻'), 'lightest')
    assert.equal(comparativeAsked('哪款续航更长'), 'longest_lasting')
    assert.equal(comparativeAsked('which one has the longer battery life?'), 'longest_lasting')
    assert.equal(comparativeAsked('哪个好'), undefined)
    for (const [text, order] of [
      ['比云驰那双重吧', 'heaviest'],
      ['这床被子比那床暖和吗', 'warmest'],
      ['比上一台便宜多少', 'cheapest'],
      ['这口锅比铸铁的轻不轻', 'lightest'],
      ['比那个包能装吗', 'biggest'],
      ['比有线的续航久吗', 'longest_lasting'],
      ['比如送长辈的', undefined],
      ['比颜色的话，哪个重', undefined],
    ] as const)
      assert.equal(comparativeAsked(text), order, text)
  })

  it('picks one of several that were shown', () => {
    assert.equal(superlativePicked('就轻的那个'), 'lightest')
    assert.equal(superlativePicked('the cheaper one then'), 'cheapest')
    assert.equal(superlativePicked('要便宜点的那款'), 'cheapest')
    assert.equal(superlativePicked('不要贵的那个'), undefined)
    assert.equal(superlativePicked('something lighter'), undefined)
  })

  it('is no size, no colour, no postage and no age', () => {
    for (const text of ['最大码有没有', 'the largest size', '运费最便宜的', 'a lighter colour', '更年轻的']) {
      assert.equal(superlativeAsked(text), undefined, text)
      assert.equal(superlativePicked(text), undefined, text)
    }
  })

  it('may be any other respect, but not which is better or right for somebody', () => {
    for (const text of ['which has more cushioning', '哪个更软', '哪款最耐磨', 'which one is quieter'])
      assert.equal(namesRespect(text), true, text)
    for (const text of ['which is better', '哪个好', '哪个更适合我妈', 'which would you pick for a winter trip'])
      assert.equal(namesRespect(text), false, text)
  })
})
