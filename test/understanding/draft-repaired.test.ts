import assert from 'node:assert/strict'
import { after, describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import type { Summed } from '../../server/dialogue/conversation.ts'
import { asRead } from '../../server/understanding/draft-read.ts'
import type { Before, Draft, DraftShop } from '../../server/understanding/draft-state.ts'
import { draftTold } from '../../server/understanding/draft-told.ts'
import { shedFacts } from '../support/garden-shed.ts'

/** `CUP-BLU×2/for my wife`: two blue mugs that were ordered with these words. */
const asLine = (line: string): Summed => {
  const [, sku = '', quantity, said] = /^([A-Z-]+)×(\d+)(?:\/(.*))?$/u.exec(line) ?? []
  return { sku, product: sku.split('-')[0]!, quantity: Number(quantity), ...(said === undefined ? {} : { said }) }
}
const told = ({ product, variants, quantity }: Draft['lines'][number]) =>
  `${variants.length === 1 ? variants[0] : variants.length === 0 ? product : `${product}?`}×${quantity}`
const listed = (lines: string) => lines.split(',').filter(Boolean)

describe('An order that is put right', () => {
  const { facts, close } = shedFacts()
  after(close)

  function draft(order: string, text: string, known: Partial<Before> = {}, heard: readonly Command[] = []): Draft {
    const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    const lines = listed(order).map(asLine)
    const focus = known.focus ?? lines.at(-1)?.product
    const ofFocus = focus === undefined ? {} : { focus }
    const before: Before = { lines, shown: [], talked: [], together: [], variants: [], names: [], takes: false, ...known, ...ofFocus }
    const view = [...new Set([...lines.flatMap(line => line.product ?? []), ...(focus === undefined ? [] : [focus])])]
    const shop: DraftShop = {
      vocabulary: facts.vocabulary(),
      speaksOf: words => facts.speaksOf(words, view),
      firstBy: (by, skus) => facts.firstBy(by, skus, language),
      variantsOf: product => facts.variantsOf(product, language),
      variantsNamed: (words, product, remembered) => facts.variantsNamed(words, product, language, remembered),
      described: (words, skus) => facts.described(words, skus),
    }
    return asRead(draftTold(text, language, before, shop), heard, lines, shop, { text, ...ofFocus })
  }
  function becomes(order: string, after: string, ...texts: string[]) {
    for (const text of texts) assert.deepEqual(draft(order, text).lines.map(told).sort(), listed(after).sort(), text)
  }

  it('has a green one, or an L, in place of what was heard, where that is said', () => {
    becomes('CUP-BLU×1,UMB-GRY×1', 'CUP-BLU×1,UMB-GRN×1', 'i said green', 'i meant the green one', '我说的是绿的', '不对 要绿的')
    becomes('HAT-CRM-M×1,HAT-BLK-L×1', 'HAT-CRM-L×1,HAT-BLK-L×1', 'no, cream L', '不对 米白L', '不对 米白的是我戴 L')
    becomes('HAT-BLK-M×1', 'HAT-BLK-M×1,HAT?×1', 'i said M for my son and L for me')
    becomes('HAT-CRM-L×1', 'HAT-CRM-L×1,HAT-BLK-L×1', 'no, mine is black L his is cream L')
    becomes('HAT-CRM-L×1,HAT-BLK-L×1', 'HAT-CRM-M×1,HAT-BLK-L×1', 'make the cream one M', 'make the cream ones M')
    becomes('CUP-BLU×1,WOO-GRY×1', 'CUP-BLU×1,COT×1', '还是棉袜吧')
  })

  it('changes the line of the person that is named, and no other', () => {
    const wife = 'HAT-BLK-L×1,HAT-CRM-M×1/再拿顶米白M的给我媳妇'
    for (const [text, after] of [
      ['不对我媳妇是要黑的', 'HAT-BLK-L×1,HAT-BLK-M×1'],
      ['我媳妇的换成L', 'HAT-BLK-L×1,HAT-CRM-L×1'],
      ['我媳妇那顶不要了', 'HAT-BLK-L×1'],
    ] as const)
      becomes(wife, after, text)
    const dad = 'HAT-BLK-L×1,HAT-CRM-M×1/and one in cream M for my dad'
    becomes(dad, 'HAT-BLK-L×1,HAT-BLK-M×1', 'actually my dad wants black')
    becomes(dad, 'HAT-BLK-L×1,HAT-CRM-L×1', "my dad's should be an L")
    becomes('CUP-BLU×2', 'CUP-BLU×1,CUP-GRN×1', 'hers in green')
  })

  it('loses what nobody asked for, as many as were said too often, and nothing else', () => {
    becomes('CUP-BLU×1,UMB-GRY×2', 'CUP-BLU×1,UMB-GRY×1', 'i never asked for 2 umbrellas', '我没说要两把长柄伞', '我没说要两把啊')
    becomes('CUP-BLU×1,UMB-GRY×1', 'UMB-GRY×1', 'i never said a mug', '谁说要搪瓷杯了', '我从头到尾没要杯子')
    for (const text of ['i never asked for a green umbrella', 'didnt ask for 2 umbrellas', '我没说要绿的伞啊', '我没要两把伞啊']) {
      const { lines, isChanged, isAbsent } = draft('CUP-BLU×1,UMB-GRY×1', text)
      assert.deepEqual([lines.map(told), isChanged, isAbsent], [['CUP-BLU×1', 'UMB-GRY×1'], false, true], text)
    }
    // What nobody wanted to lose stays, or comes back.
    becomes('CUP-BLU×1,UMB-GRY×1', 'CUP-BLU×1,UMB-GRY×1', 'i didnt say remove the grey one', '我没说不要灰的', '我没说去掉灰伞')
    becomes('CUP-BLU×1', 'CUP-BLU×1,UMB-GRY×1', 'i didnt say remove the grey umbrella', '我没说去掉灰色长柄伞啊')
  })

  it('keeps the other variant of what is let go of by its option, whatever was read', () => {
    const heard = (text: string): Command[] =>
      (['drop', 'add'] as const).map(command => ({
        command,
        probability: 1,
        text,
        skus: ['CUP'],
        slots: {},
        ...(command === 'add' ? { option: true as const, called: true as const } : {}),
      })) as Command[]
    for (const text of ['搪瓷杯蓝的不要了 换成米白', 'swap the blue mug for a cream one'])
      assert.deepEqual(draft('CUP-BLU×1,CUP-GRN×1', text, {}, heard(text)).lines.map(told).sort(), ['CUP-CRM×1', 'CUP-GRN×1'], text)
    becomes('CUP-BLU×1,CUP-GRN×1', 'CUP-BLU×1,CUP-GRN×1', '不是两把伞 是搪瓷杯两个')
    becomes(
      'CUP-BLU×1,CUP-GRN×1,CAN-RED×1',
      'CUP-GRN×1,CAN-RED×1',
      'just the green mug',
      'i only want the green mug',
      'the mugs just the green one',
    )
  })

  it('is the list that is told as all of it', () =>
    becomes(
      'HAT-CRM-L×1,HAT-BLK-L×1,HAT-CRM-M×1',
      'HAT-CRM-M×1,HAT-BLK-L×1',
      '所以一共两顶 米白M 黑L 对吧',
      'so two of them, cream M and black L',
    ))

  it('has one in each size, of whatever colour, and so many of each colour behind the name', () => {
    becomes('', 'HAT?×1,HAT?×1', 'one straw hat in each size', '草帽每个尺码来一顶')
    becomes('', 'HAT-BLK-L×1,HAT-BLK-M×1', 'black straw hat, one in each size')
    becomes('CUP-BLU×1', 'CUP-BLU×1,UMB-GRY×1,UMB-YEL×1', '再加两把长柄伞一黄一灰')
    assert.deepEqual(draft('', '长柄伞一把绿一把灰', { takes: true }).lines.map(told), ['UMB-GRN×1', 'UMB-GRY×1'])
    const hat = { product: 'HAT', options: { size: 'L' } }
    assert.deepEqual(draft('', '草帽米白的吧 跟我老公黑的M一起', { takes: true, told: [hat] }).lines.map(told), [
      'HAT-CRM-L×1',
      'HAT-BLK-M×1',
    ])
  })

  it('takes nothing by one character that stands in a name, by what somebody likes, or by a question', () => {
    assert.deepEqual(draft('', '绿色田也行 L', { takes: true }).lines, [])
    becomes('CUP-BLU×1,UMB-GRY×1', 'CUP-BLU×1,UMB-GRY×1', '长柄伞有没绿的啊 老婆喜欢绿')
  })
})
