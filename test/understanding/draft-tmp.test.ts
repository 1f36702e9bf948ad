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
    for (const text of texts) {const d = draft(order, text); const a=JSON.stringify(d.lines.map(told).sort()), b=JSON.stringify(listed(after).sort()); console.log(a===b&&d.isChanged?'ok  ':'BAD ', text, '|', order, '|', a, d.isChanged, a===b?'':b, d.unclear)}
  }


  it('x', () => {
    const two='CUP-BLU×2,UMB-GRY×1'
    becomes(two, 'CUP-BLU×2', 'i never wanted an umbrella!! just the mugs, how much', 'where did the umbrella come from?? just mugs', 'why is there an umbrella in it', 'take that umbrella out i never asked', '哪来的长柄伞？我没要 只要杯子', '怎么还有长柄伞啊 去掉', '长柄伞不是我要的 去掉 一共多少', '谁要长柄伞了 就杯子', '把长柄伞去了重新算', '不要长柄伞！重算')
    becomes(two, 'CUP-BLU×2', 'umbrella shouldnt be in there', 'the umbrella is wrong, remove', 'still got the umbrella on it. remove it!!', 'u still have the umbrella in, i said no umbrella', '长柄伞怎么还在 我说了不要', '还有长柄伞？我不是说不要了吗')
    becomes(two, 'CUP-BLU×1,UMB-GRY×1', 'ONE mug', 'i said one mug', 'only 1 mug!!', 'its one mug not two', 'just 1 mug and 1 umbrella', '杯子是一个不是两个', '我就要一个杯子', '杯子一个！！', '说了杯子一个', '杯子只要一个 伞一把')
    becomes(two, 'CUP-BLU×3,UMB-GRY×1', 'THREE mugs', 'i said 3 mugs', 'its 3 not 2 mugs', 'no, three of the blue mugs', '杯子是三个不是两个', '我说三个杯子', '是三个', 'should be 3 mugs', 'you got the mugs wrong its 3', '杯子应该是三个', '数量错了 杯子3个')
    becomes(two, 'CUP-BLU×2,UMB-GRN×1', 'green umbrella. GREEN', 'the umbrella should be green', 'umbrella was meant to be green', 'i wanted the umbrella in green not grey', 'wrong colour umbrella, green pls', '长柄伞要绿的不是灰的', '我说的是绿色长柄伞', '长柄伞颜色错了 绿的', '长柄伞应该是绿的')
    becomes(two, 'CAN-RED×1,UMB-GRY×1', 'not the mugs, the red watering can', 'i meant the red watering can not mugs', 'no i said red watering CAN. not mugs', '不是杯子 是红色洒水壶一个', '我说的是红洒水壶 不是杯子')
    becomes('CUP-BLU×2', 'CAN-RED×1', 'not mugs. one red watering can', '不是杯子！红色洒水壶一个', '我要的是红色洒水壶不是杯子 1个', 'why mugs?? i want the red watering can')
    becomes('CUP-BLU×1,CAN-RED×1', 'CUP-BLU×1,CAN-RED×1,UMB-GRY×1', 'plus a grey umbrella', 'and the grey umbrella, you forgot it', '还有灰色长柄伞呢 漏了', '灰色长柄伞呢？没加', 'you missed the grey umbrella', 'what about the grey umbrella, you didnt add it')
    becomes('CUP-BLU×1,CUP-GRN×1', 'CUP-BLU×2', 'both blue', 'no both of them blue', '两个都要蓝的', '都是蓝的', 'i said 2 blue', '我说的是两个蓝的', '两个蓝的！不是一蓝一绿')
    becomes('CUP-BLU×2', 'CUP-BLU×2', 'thats 72 right', 'why is it that much', 'are you sure', '怎么这么贵', '你确定吗')
  })
})
