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

  it('is all of what is told over with its numbers, and has what was meant in place of a thing like it', () => {
    const green = 'CUP-GRN×1,UMB-GRN×2'
    becomes(
      'CUP-BLU×2,UMB-GRY×1',
      green,
      'no. one green mug and two green umbrellas. how much',
      'one green mug, two green umbrellas. total',
    )
    becomes('CUP-BLU×2,UMB-GRY×1', green, '不对，绿色搪瓷杯一个，绿色长柄伞两把 一共多少', '绿杯子一个 绿色长柄伞两把 加起来多少')
    becomes(
      'CUP-BLU×2,CUP-GRN×1,UMB-GRY×1',
      'CUP-BLU×1,UMB-GRY×1',
      'one blue mug and one grey umbrella, total?',
      '蓝杯子一个，灰色长柄伞一把',
    )
    const more = 'CUP-BLU×2,UMB-GRY×1,CUP-GRN×1,UMB-GRN×2'
    becomes('CUP-BLU×2,UMB-GRY×1', more, 'for my sister one green mug and two green umbrellas', '然后绿杯子一个 绿色长柄伞两把')
    becomes('CUP-BLU×2,UMB-GRY×1', more, 'also one green mug and two green umbrellas', '还要绿杯子一个，绿色长柄伞两把')
    becomes('CUP-BLU×2,UMB-GRY×1', 'CUP-BLU×2,UMB-GRY×1', 'two mugs and one umbrella. total', '杯子两个 长柄伞一把 一共多少')
    becomes('WOO-GRY×1,UMB-GRY×1', 'COT×2,UMB-GRY×1', 'cotton socks x2. plus one grey umbrella. total', '搞错了 是棉袜两双，灰色长柄伞一把')
    becomes('WOO-GRY×1', 'WOO-GRY×1,COT-RED×2', '棉袜 红的 两双')
    const hats = 'HAT-CRM-L×2,HAT-BLK-L×2'
    becomes(hats, 'HAT-CRM-L×1,HAT-BLK-L×1', 'no no, 2 hats TOTAL. one cream one black', '不对 一共两顶 一顶米白一顶黑')
    becomes('CUP-GRN×2', 'CUP-BLU×1,CUP-GRN×1', 'no i want one blue one green, you wrote two green ones')
    becomes('CUP-GRN×2', 'CUP-BLU×1,CUP-GRN×1', '不对 我要一个蓝的一个绿的，你写成两个绿的了')
    becomes('CUP-BLU×1,CUP-GRN×1', 'CUP-BLU×2', '两个都要蓝的', 'no both of them blue')
    becomes('CUP-BLU×2,CAN-RED×1', 'CUP-BLU×2', 'no watering can, just the 2 becks')
  })

  it('has nothing of what somebody wonders at or refuses, one after the other, and loses it once', () => {
    const three = 'CUP-BLU×2,UMB-GRY×1,HAT-CRM-M×1'
    for (const text of [
      'NO umbrella NO hat!! just the 2 mugs. how much',
      'no umbrella no hat just the mugs',
      'no hat, no umbrella. mugs only',
    ])
      becomes(three, 'CUP-BLU×2', text)
    becomes(three, 'CUP-BLU×2', '没要长柄伞没要帽子！！就两个杯子 多少钱', '长柄伞不要帽子不要 就两个杯子')
    const two = 'CUP-BLU×2,UMB-GRY×1'
    becomes(
      two,
      'CUP-BLU×2',
      'where did the umbrella come from?? just mugs',
      'why is there an umbrella in it',
      'umbrella shouldnt be in there',
    )
    becomes(
      two,
      'CUP-BLU×2',
      'still got the umbrella on it. remove it!!',
      'why the umbrella??',
      'you put the umbrella in, take that umbrella out',
    )
    becomes(
      two,
      'CUP-BLU×2',
      '哪来的长柄伞？我没要 只要杯子',
      '怎么还有长柄伞啊 去掉',
      '谁要长柄伞了 就杯子',
      '长柄伞怎么还在 我说了不要',
      '把长柄伞去了重新算',
    )
    becomes(two, two, 'do you still have the mug in that colour', '怎么还有运费')
    becomes(two, 'CUP-BLU×1,UMB-GRY×1', '怎么多了一个杯子')
    becomes(two, two, 'why is the umbrella so dear', 'where does the wool come from', '长柄伞怎么卖', '怎么加购物车')
    becomes(two, 'CUP-BLU×1,UMB-GRY×1', '多了一个杯子，去掉一个', 'theres one mug too many, take one out', '多了一个蓝的 去掉一个')
    becomes('CUP-BLU×1,CUP-GRN×1', 'CUP-BLU×1', '你把杯子加了两个', 'you put the mug in twice', 'theres one mug too many')
    becomes('CAN-RED×1', 'CUP-BLU×1', 'i said a blue mug. not a watering can', '我说的是蓝杯子 不是洒水壶')
    becomes('CUP-GRN×4,UMB-GRY×1', 'CUP-GRN×1,UMB-GRY×1', 'i only want one mug not four', '我只要一个杯子 不是四个')
    becomes(
      two,
      'CUP-BLU×2,UMB-GRN×1',
      'the umbrella should be green',
      'umbrella was meant to be green',
      '长柄伞应该是绿的',
      '长柄伞颜色错了 绿的',
    )
  })

  it('has what was left out of it', () => {
    const with2 = 'UMB-GRY×1,CUP-GRN×1'
    for (const text of [
      'u left the green mug out. total',
      "where's the green mug? you didnt add it",
      'what about the green mug, you forgot it',
    ])
      becomes('UMB-GRY×1', with2, text)
    becomes('UMB-GRY×1', with2, '你没算杯子啊 绿色的 一起多少', '你没把绿杯子算进去啊 一起多少', '绿杯子没算进去', '绿杯子呢？没加')
    becomes('UMB-GRY×1', 'UMB-GRY×1', '运费没算进去', '你没把运费算进去', 'you left the postage out')
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
