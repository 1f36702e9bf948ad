import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Named } from '../../server/understanding/likely.ts'
import { isOfFocus } from '../../server/understanding/of-focus.ts'

const nothing = { words: 0, share: 0, head: 0, characters: 0, alias: 0, option: 0, code: 0, price: 0, pointed: 0, others: 0, refused: 0 }
const named = (sku: string, more: Partial<Named>): Named => ({ ...nothing, sku, ...more })
const message = { text: '', clauses: [], language: 'en', shown: ['LENS'], talked: [], cart: [], focus: 'LENS' } as const
const texts: Record<string, readonly string[]> = { LENS: ['电池', '镜片'], MACHINE: ['needl', 'threader'] }
const shop = {
  holdsWords: (tokens: readonly string[], sku: string) => tokens.length > 0 && tokens.every(token => texts[sku]?.includes(token) === true),
}

describe('A word that the texts of what is talked about hold', () => {
  it('is asked of it, though a title has it in the middle', () => {
    assert.equal(isOfFocus(named('BATTERY-LAMP', { words: 0.6, share: 0.2, said: ['电池'] }), message, shop), true)
  })
  it('calls the other thing that it is the name of, or that is pointed at', () => {
    assert.equal(isOfFocus(named('BATTERIES', { words: 0.6, share: 0.6, head: 1, said: ['电池'] }), message, shop), false)
    assert.equal(isOfFocus(named('BATTERY-LAMP', { share: 0.2, pointed: 0.6, said: ['电池'] }), message, shop), false)
    assert.equal(isOfFocus(named('TRIPOD', { share: 0.2, said: ['三脚架'] }), message, shop), false)
  })
  it('calls nothing else on the screen where the message has just named it, or the reader points surely at it', () => {
    const seen = { ...message, shown: ['LENS', 'BATTERIES'] }
    const batteries = named('BATTERIES', { words: 0.6, share: 0.4, head: 1, pointed: 0.6, said: ['电池'] })
    assert.equal(isOfFocus(batteries, seen, shop), false)
    assert.equal(isOfFocus(batteries, seen, shop, { isSure: true }), false)
    assert.equal(isOfFocus(batteries, seen, shop, { isNamed: true }), true)
    assert.equal(isOfFocus({ ...batteries, head: 0, pointed: 0 }, seen, shop, { isSure: true }), true)
  })
  it('names a part with the word behind it', () => {
    const sewing = { ...message, shown: ['MACHINE'], focus: 'MACHINE' }
    const needles = named('NEEDLES', { share: 0.5, head: 1, said: ['needl'], behind: ['threader'] })
    assert.equal(isOfFocus(needles, sewing, shop), true)
    assert.equal(isOfFocus({ ...needles, behind: [] }, sewing, shop), false)
  })
})
