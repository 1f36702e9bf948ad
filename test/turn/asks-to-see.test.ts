import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { atOnce } from '../../server/language/long-work.ts'
import { calledOf, namings, titleWordsInSteps } from '../../server/shop/naming.ts'
import { asksToSee } from '../../server/turn/asks-to-see.ts'

const products = (
  [
    ['BOOT', 'Fernwake Walking Boots', '苔径徒步靴'],
    ['SHELL', 'Greyspar Shell Jacket', '灰岩冲锋衣'],
    ['MUG', 'Tarnside Enamel Mug', '潭边搪瓷杯'],
  ] as const
).map(([sku, en, zh]) => ({
  sku,
  title: { en, zh },
  aliases: {},
  variants: [],
  price: 1000,
  currency: 'GBP',
}))
const { rarity } = atOnce(titleWordsInSteps(products))
const called = products.map(one => calledOf(one as never))
const facts = { speaksOf: (text: string) => namings(text, called, rarity) } as unknown as Parameters<typeof asksToSee>[3]
const seen = (text: string, commands?: readonly Command[]) => asksToSee(commands, text, [], facts)?.slots.product

describe('Whoever asks to see a thing', () => {
  it('wishes for it, by whatever coined name it goes', () => {
    assert.deepEqual(seen('show me the fernwake'), ['BOOT'])
    assert.deepEqual(seen('hey can u show me the greyspar shell?'), ['SHELL'])
    assert.deepEqual(seen('苔径给我看看'), ['BOOT'])
    assert.deepEqual(seen('看下潭边那个'), ['MUG'])
  })
  it('wishes for nothing where no name is said, or where something else was understood', () => {
    assert.equal(seen('show me something nice'), undefined)
    assert.equal(seen('show me your returns page'), undefined)
    assert.equal(seen('fernwake'), undefined)
    const compared: Command = { command: 'compare', probability: 1, text: '', skus: ['BOOT'], slots: {} }
    assert.equal(seen('show me the fernwake', [compared]), undefined)
  })
})
