import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { agesOf, callsChildish, readGrownAge } from '../../server/language/ages.ts'
import { denied } from '../../server/language/denials.ts'
import { goesWithIt, whatFor } from '../../server/language/for-what.ts'
import { tellsBody } from '../../server/language/measures.ts'
import { peopleIn, roomBetween, sharesWith } from '../../server/language/people.ts'

describe('whom and what a wish is for', () => {
  it('is a grown-up by the age that is told, and who calls what was shown a child’s', () => {
    for (const [text, age] of [
      ['她都28了 要手工的', 28],
      ['我爸67了', 67],
      ['送给60岁的奶奶', 60],
      ["lol not toys! she's 66", 66],
      ['my mum shes turning 60', 60],
      ["lol thats a kids chair. i'm a grown man", 18],
      ['一共28了', undefined],
      ['她要38的', undefined],
      ["she's 38% off", undefined],
    ] as const)
      assert.equal(readGrownAge(text), age, text)
    for (const text of ['那是给小孩玩的吧', '这不是小孩子玩的吗', "that's for kids isn't it", "isn't that a baby toy"])
      assert.ok(callsChildish(text), text)
    for (const text of ['给小孩玩的有吗', 'something for kids', '这个孩子喜欢']) assert.ok(!callsChildish(text), text)
    assert.deepEqual(agesOf('适合 2 岁半到 4 岁'), { min: 2, max: 4 })
  })

  it('is for as many as share it', () => {
    assert.deepEqual(roomBetween('2 到 4 人玩的资源交易桌游'), { least: 2, most: 4 })
    assert.deepEqual(roomBetween('A game for 3 to 6 players'), { least: 3, most: 6 })
    assert.equal(roomBetween('四人帐篷'), undefined)
    assert.equal(peopleIn('anything cheaper that fits 4'), 4)
    assert.equal(peopleIn('a tent for me, the wife and 2 kids'), 4)
    assert.equal(peopleIn('fits 4 mugs'), undefined)
  })

  it('names what it goes with apart from what it is', () => {
    for (const [text, what] of [
      ['no i meant a pot for the snake plant, under 25', 'snake plant'],
      ['something for hanging my spider plant in', 'spider plant'],
      ['what do you put a monstera in', 'monstera'],
      ['soil for my aloe pls', 'aloe'],
      ['something to hang linen curtains from', 'linen curtains'],
      ['anything to keep wooden spoons in', 'wooden spoons'],
      ['给推车挡雨的有吗', '推车'],
      ['looking for the snake plant', undefined],
      ['how much for the snake plant', undefined],
      ["i'd go for the snake plant", undefined],
    ] as const)
      assert.equal(whatFor(text), what, text)
    for (const text of ['got smth to put it in', 'what pot goes with it', '有没有配它的杯子']) assert.ok(goesWithIt(text), text)
    assert.ok(!goesWithIt('does it go with jeans'))
  })

  it('refuses goods that one character names, and what somebody is not into', () => {
    assert.deepEqual(denied('不要灯了 送我爸个实用的'), ['灯'])
    assert.deepEqual(denied('不要包了'), [])
    assert.deepEqual(denied("my mum isn't into candles anymore"), ['candles'])
  })

  it('tells a size by a measure of the body', () => {
    assert.ok(tellsBody('any trousers? im 33 waist'))
    assert.ok(tellsBody('我头围57'))
    assert.ok(!tellsBody('a jacket under 300'))
  })

  it('is without what somebody cannot eat, and not given to who comes along', () => {
    assert.ok(denied('he cant have chicken, upsets his tummy').includes('chicken'))
    assert.ok(!denied("i can't have it delivered").some(word => word.includes('it')))
    assert.equal(sharesWith('周末带老婆孩子去露营'), true)
    assert.equal(sharesWith('给老婆买个礼物'), false)
    assert.equal(sharesWith('a tent for 2 of us and a dog'), true)
  })
})
