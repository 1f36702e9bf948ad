import assert from 'node:assert/strict'
import { after, describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import type { Summed } from '../../server/dialogue/conversation.ts'
import type { Superlative } from '../../server/language/superlatives.ts'
import { asRead } from '../../server/understanding/draft-read.ts'
import type { Before, Draft } from '../../server/understanding/draft-state.ts'
import { draftTold } from '../../server/understanding/draft-told.ts'
import { piecesIn } from '../../server/understanding/pieces.ts'
import { shedFacts } from '../support/garden-shed.ts'

/** `CUP-BLU×2w1`: two blue mugs, one of them wrapped. */
const asLine = (line: string): Summed => {
  const [, sku = '', quantity, wrapped] = /^([A-Z-]+)×(\d+)(?:w(\d+))?$/u.exec(line) ?? []
  return { sku, product: sku.split('-')[0]!, quantity: Number(quantity), ...(wrapped === undefined ? {} : { wrapped: Number(wrapped) }) }
}
const told = ({ product, variants, quantity, wrapped }: Draft['lines'][number]) =>
  `${variants.length === 1 ? variants[0] : variants.length === 0 ? product : `${product}?`}×${quantity}${wrapped === undefined ? '' : `w${wrapped}`}`
const sorted = (lines: string) => lines.split(' ').filter(Boolean).sort()

describe('An order', () => {
  const { facts, close } = shedFacts()
  after(close)

  /** What is said of an order, of which the last thing was talked about. */
  function draft(order: string, text: string, known: Partial<Before> = {}, heard: readonly Command[] = []): Draft {
    const language = /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
    const lines = order.split(' ').filter(Boolean).map(asLine)
    const focus = known.focus ?? lines.at(-1)?.product
    const before: Before = {
      lines,
      shown: [],
      talked: [],
      together: [],
      variants: [],
      names: [],
      takes: false,
      ...known,
      ...(focus === undefined ? {} : { focus }),
    }
    const view = [...new Set([...lines.map(line => line.product ?? line.sku), ...(focus === undefined ? [] : [focus]), ...before.shown])]
    const shop = {
      vocabulary: facts.vocabulary(),
      speaksOf: (words: string) => facts.speaksOf(words, view),
      firstBy: (by: Superlative, skus: readonly string[]) => facts.firstBy(by, skus, language),
      variantsOf: (product: string) => facts.variantsOf(product, language),
      variantsNamed: (words: string, product: string, remembered?: string) => facts.variantsNamed(words, product, language, remembered),
      described: (words: string, skus: readonly string[]) => facts.described(words, skus),
    }
    return asRead(draftTold(text, language, before, shop), heard, lines, shop, { text, ...(focus === undefined ? {} : { focus }) })
  }
  type Heard = { text: string; quantity?: number; option?: true; called?: true; sizes?: readonly string[] }
  const read = (command: 'add' | 'drop' | 'reject', sku: string, { text, quantity, sizes = [], ...said }: Heard): Command => ({
    command,
    probability: 0.98,
    text,
    skus: [sku],
    slots: quantity === undefined ? {} : { quantity },
    numbers: { sizes, counts: quantity === undefined ? [] : [String(quantity)] },
    ...said,
  })
  /** In both languages the order comes to be the same. */
  function becomes(order: string, after: string, ...texts: string[]) {
    for (const text of texts) {
      const { lines, unclear } = draft(order, text)
      assert.deepEqual([lines.map(told).sort(), unclear], [sorted(after), []], text)
    }
  }
  function isLeft(order: string, texts: readonly string[], known: Partial<Before> = {}) {
    for (const text of texts) {
      const { lines, isChanged } = draft(order, text, known)
      assert.deepEqual([lines.map(told).sort(), isChanged], [sorted(order), false], text)
    }
  }

  it('is put right by what was read: what is taken in place of all, what is turned down, and a size that counts nothing', () => {
    const is = (order: string, text: string, heard: readonly Command[], after: string, known: Partial<Before> = {}) =>
      assert.deepEqual(draft(order, text, known, heard).lines.map(told).sort(), sorted(after), text)
    for (const [text, own] of [
      ['actually make it all 3 green pls', 'green'],
      ['算了全部要绿的 三个', '绿的'],
    ] as const)
      is(
        'CUP-BLU×2 CUP-GRN×1',
        text,
        [read('drop', 'CUP', { text }), read('add', 'CUP', { text: own, quantity: 3, option: true })],
        'CUP-GRN×3',
      )
    for (const [text, hat] of [
      ['so no umbrella. just the straw hat', 'the straw hat'],
      ['那长柄伞就没必要，草帽来一顶', '草帽来一顶'],
    ] as const)
      is('', text, [read('reject', 'UMB', { text, called: true }), read('add', 'HAT', { text: hat, called: true })], 'HAT×1', {
        takes: true,
      })
    for (const text of ['a hat and a mug pls', '草帽一顶 再拿一个搪瓷杯'])
      is(
        '',
        text,
        ['HAT', 'CUP', 'UMB'].map(sku => read('add', sku, { text: sku, called: true })),
        'HAT×1 CUP×1 UMB×1',
        { takes: true },
      )
    for (const text of ['3 hats', '草帽3顶']) is('', text, [read('add', 'HAT', { text, sizes: ['3'] })], 'HAT×1', { takes: true })
  })

  it('begins anew where somebody says so', () => {
    becomes(
      'CUP-BLU×3 HAT-CRM-L×1',
      'CUP-GRN×2 UMB-GRY×1',
      'forget it, start again. 2 green mugs and one grey umbrella',
      'no wait, make that: two green mugs, 1 grey umbrella',
      '不对啊。重新来：绿色搪瓷杯2个，灰色长柄伞一把',
      '从头来 绿的搪瓷杯两个 灰伞一把',
    )
    becomes('CUP-BLU×3 CUP-GRN×1', 'CUP-BLU×1 CUP-GRN×2', '重新来：蓝色搪瓷杯1，绿色搪瓷杯2')
  })

  it('loses what nobody asked for, and of two variants a piece of the one that is named', () => {
    becomes(
      'CUP-BLU×2 HAT-CRM-L×1',
      'CUP-BLU×2',
      'i did not ask for the straw hat',
      'ugh ok then no straw hat',
      'i said no straw hat',
      '我没说要草帽',
    )
    becomes('CUP-BLU×2 CUP-GRN×2', 'CUP-BLU×2 CUP-GRN×1', '搪瓷杯先减一个绿的', '搪瓷杯少要一个绿色的')
    const heard = [
      read('add', 'UMB', { text: 'just one mug and no umbrella', called: true }),
      read('reject', 'CUP', { text: 'goodness, not eight' }),
    ]
    assert.deepEqual(draft('CUP-BLU×8', 'goodness, not eight! just one mug and no umbrella pls', {}, heard).lines.map(told), ['CUP-BLU×1'])
  })

  it('loses what was only spoken of, all but what everything is to be, and nothing where no more is wanted', () => {
    becomes(
      'CUP-BLU×2 HAT-CRM-L×1',
      'CUP-BLU×2',
      'i did not say i was buying the straw hat yet. just the mugs',
      'i never said to add the straw hat',
      '我没要草帽！去掉 就杯子',
      '我可没让你加草帽',
    )
    becomes('CUP-BLU×2 HAT-CRM-L×1', 'CUP-BLU×15', '算了，都要搪瓷杯15个')
    becomes('CUP-BLU×2', 'CUP-BLU×2 UMB-GRY×1', '再来一把灰伞，别的不要了', '灰色长柄伞呢？漏了', '还有一把灰伞呢，你漏了')
    becomes('CUP-BLU×1', 'CUP-BLU×2', '改成两个', '换成两个吧')
    becomes('HAT-CRM-L×1', 'HAT-BLK-L×2', 'changed my mind, black not cream. and 2 of them')
  })

  it('is changed where the option that is said belongs, and a list of counts goes to the list before it', () => {
    becomes('COT-GRY×2 CUP-BLU×1', 'COT-GRY×2 CUP-GRN×1', '不是袜子！我说杯子换绿的，袜子还是两双')
    becomes('', 'CUP×8 UMB×7', '一半搪瓷杯一半长柄伞，8个加7个', '搪瓷杯和长柄伞，分别8个、7个')
    const { lines } = draft('', '草帽黑M4顶，米白L2顶', { takes: true })
    assert.deepEqual(lines.map(told).sort(), sorted('HAT-BLK-M×4 HAT-CRM-L×2'))
    const all = draft('CUP-BLU×1', '不是两个都蓝 一个蓝一个绿', { lines: [asLine('CUP-BLU×2w2')] }).lines
    assert.deepEqual(all.map(told).sort(), sorted('CUP-BLU×1w1 CUP-GRN×1w1'))
  })

  it('is the lines that are told instead of what was heard', () => {
    becomes(
      'CUP-BLU×3 CUP-GRN×1 HAT-CRM-L×2',
      'CUP-BLU×3 HAT-CRM-L×1',
      'no, 3 blue mugs and 1 cream straw hat in L',
      '不对，蓝色搪瓷杯三个，米白L草帽一顶',
    )
    becomes('', 'CUP-BLU×2 UMB-GRY×1', '蓝色搪瓷杯来两个，灰伞一把，一共两种', '就两样：蓝色搪瓷杯来两个，灰伞一把')
  })

  it('has nothing that is only asked of, or told about, beside what is taken', () => {
    const ask = (sku: string, text: string) => ({
      ...read('add', sku, { text, called: true }),
      command: 'ask' as const,
      of: 'goods' as const,
    })
    for (const [taken, asked] of [
      ['灰伞来一把', '那个草帽下雨能戴不哈哈'],
      ['one grey umbrella pls', 'the straw hat in the rain, hm'],
    ] as const) {
      const heard = [read('add', 'UMB', { text: taken, quantity: 1 }), ask('HAT', asked)] as Command[]
      assert.deepEqual(draft('', `${taken} ${asked}`, { takes: true }, heard).lines.map(told), ['UMB-GRY×1'], asked)
    }
    for (const text of ['hi, i run a small umbrella stall. i need 3 blue mugs', '我家有草帽。蓝色搪瓷杯来三个'])
      assert.deepEqual(draft('', text, { takes: true }).lines.map(told), ['CUP-BLU×3'], text)
  })

  it('counts no sides, nothing that is left, and what stands behind sides', () => {
    const counts = (text: string) => piecesIn(text).map(({ value }) => value)
    assert.deepEqual(counts('the 5 by 8 rug'), [])
    assert.deepEqual(counts('just the 11x11 mat'), [])
    assert.deepEqual(counts('there are 6 left'), [])
    assert.deepEqual(counts('灰色50×90一张'), [1])
  })

  it('comes all in another option where all of it is changed', () => {
    becomes('CUP-BLU×2 CUP-GRN×1 UMB-GRY×1', 'CUP-CRM×3 UMB-GRY×1', 'make all the mugs cream', '搪瓷杯全换成米白的')
    becomes('CUP-BLU×2 CUP-GRN×1', 'CUP-CRM×3', 'actually make them all cream', '全换成米白的')
  })

  it('loses nothing by a way of sending that is turned down', () => {
    for (const text of ['no express then, add it up again', '不要顺丰 重新算']) isLeft('CUP-BLU×2 UMB-GRY×1', [text])
  })

  it('is what a first message takes, each thing with its number and its colour', () => {
    becomes('', 'CUP-BLU×2 CAN-RED×1', 'two blue mugs and a red watering can pls', '蓝色搪瓷杯来两个，红的洒水壶一个')
    becomes('', 'UMB-YEL×2 UMB-GRY×1', 'can i get 3 umbrellas, two yellow one grey', '长柄伞要三把，两把黄的一把灰的')
    becomes('', 'HAT-CRM-L×1 HAT-BLK-M×1', '2 hats pls, one cream L one black M', '草帽来两顶 米白L一顶 黑的M一顶')
  })

  it('is one of each colour, or of each thing on the screen, where that is asked for', () => {
    becomes('', 'UMB-YEL×1 UMB-GRN×1 UMB-GRY×1', 'one umbrella in each colour pls', '长柄伞每个颜色来一把')
    for (const text of ['one of each pls', '各来一个'])
      assert.deepEqual(draft('', text, { shown: ['HAT', 'UMB'], together: ['HAT', 'UMB'] }).lines.map(told), ['HAT×1', 'UMB×1'], text)
  })

  it('has more besides, in another line or on top of the same', () => {
    becomes('CUP-BLU×2', 'CUP-BLU×2 UMB-GRY×1', 'plus a grey umbrella', '再加一把灰伞')
    becomes('CUP-BLU×2', 'CUP-BLU×2 WOO-RED×2', 'and 2 red wool socks', '再来两双红色羊毛袜')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×3 CAN-RED×1', 'one more mug pls', '搪瓷杯再来一个')
  })

  it('has another count of what is named, else of what is talked about, and no second line of it', () => {
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×5 CAN-RED×1', 'make the mugs 5', '搪瓷杯要五个')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×4 CAN-RED×1', 'actually 4 mugs', '杯子还是要四个')
    becomes('CUP-BLU×2', 'CUP-BLU×3', 'make it three', '要三个')
    becomes('CUP-BLU×3 CAN-RED×1', 'CUP-BLU×2 CAN-RED×1', 'one less mug', '搪瓷杯少要一个')
    becomes('CUP-BLU×4', 'CUP-BLU×2', 'half the mugs', '杯子减半')
    for (const text of ['make the mugs 5', '搪瓷杯要五个']) assert.ok(draft('CUP-BLU×2 CAN-RED×1', text).isRecounted, text)
  })

  it('lets go of what is turned down, and of that alone', () => {
    becomes(
      'CUP-BLU×2 CAN-RED×1',
      'CUP-BLU×2',
      'drop the watering can',
      'take the watering can out again pls',
      '洒水壶不要了',
      '洒水壶去掉吧',
    )
    becomes('CUP-BLU×2 CUP-CRM×1', 'CUP-BLU×2', 'forget the cream one', '米白的不要了')
    becomes('CUP-BLU×2 CAN-RED×1 UMB-GRY×1', 'CUP-BLU×2 UMB-GRY×1', 'keep the mugs, drop the watering can', '杯子留着，洒水壶不要了')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2', 'just the mugs', '就要杯子')
    becomes('WOO-GRY×1 COT-GRY×1', 'WOO-GRY×1', 'drop the cotton socks', '棉袜不要了')
  })

  it('lets go of one thing and has another count of a second in one breath', () => {
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×3', '3 mugs, drop the watering can', '杯子三个，洒水壶不要')
  })

  it('has another colour or size of the same in the same number', () => {
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2 CAN-GRN×1', 'swap the red can for a green one', '红的洒水壶换成绿的')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-GRN×2 CAN-RED×1', 'green mugs instead of the blue', '蓝杯子换绿的')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2 CAN-GRN×1', 'no not the red can, the green', '不是红的，是绿的')
    becomes('WOO-GRY×2 COT-GRY×1', 'WOO-RED×2 COT-GRY×1', 'swap the wool socks for red', '羊毛袜换成红的')
  })

  it('is in another option where that alone is said, and one more of it where that is said', () => {
    becomes('HAT-BLK-M×1', 'HAT-BLK-L×1', 'black in an L then pls', 'L码的吧')
    becomes('CUP-BLU×2', 'CUP-BLU×2 CUP-GRN×1', 'and a green one pls', '再来个绿的')
    becomes('CUP-BLU×2', 'CUP-BLU×1 CUP-GRN×1', 'make it one blue and one green', '改成一蓝一绿', '不是两个蓝的 是一个蓝一个绿')
    becomes('CUP-BLU×1 CUP-GRN×1', 'CUP-GRN×2', '换成绿的吧')
    becomes('CUP-BLU×2', 'CUP-GRN×1 CUP-BLU×1', 'wait no he wants green actually. one blue one green')
    becomes('CUP-BLU×2', 'CUP-GRN×2', 'no, green pls', '不要蓝的 绿的就行')
  })

  it('has nothing left of what is given up for another thing, or of what stands beside what is wanted alone', () => {
    becomes('HAT-BLK-M×1', 'CUP-BLU×1', 'nah, a blue enamel mug please', '那干脆算了，蓝色搪瓷杯来一个')
    becomes('HAT-BLK-M×1', 'HAT-BLK-M×1 CUP-BLU×1', '算了 再加一个蓝色搪瓷杯')
    becomes('CUP-BLU×2 CAN-RED×1', 'CAN-RED×1', '洒水壶单独买一个', '只要红的洒水壶吧', 'no mug needed thanks, just the watering can')
    becomes('CAN-RED×1', '', '不要了太贵邮费 那个草帽多少钱')
  })

  it('keeps what is not said of it: another size is in the same colour', () => {
    becomes('HAT-BLK-M×1', 'HAT-BLK-L×1', 'change the hat to an L', '帽子换成L的')
  })

  it('has one of several in another colour, and the rest as they are', () => {
    becomes('CUP-BLU×3', 'CUP-BLU×2 CUP-CRM×1', 'swap one of the mugs for a cream one', '其中一个换成米白的', '换一个成米白的')
  })

  it('has another thing in place of one that goes', () => {
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2 UMB-YEL×1', 'swap the watering can for a yellow umbrella', '洒水壶换成黄色的长柄伞')
    becomes('CUP-BLU×2 CAN-RED×1', 'UMB-GRN×2 CAN-RED×1', 'ditch the mugs, 2 green umbrellas instead', '杯子不要了，来两把绿伞')
  })

  it('is wrapped where that is said: a line, so many pieces of it, or all', () => {
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2 CAN-RED×1w1', 'wrap the can', '洒水壶包一下')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2w2 CAN-RED×1w1', 'gift wrap everything', '都包起来吧')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2w0 CAN-RED×1w1', 'just wrap the watering can', '只包洒水壶')
    becomes('CUP-BLU×2 CAN-RED×1', 'CUP-BLU×2w1 CAN-RED×1', 'wrap one of the mugs pls')
    becomes('CUP-BLU×3', 'CUP-BLU×3w1', 'gift wrap just for one')
  })

  it('is no longer wrapped, in one line or in all', () => {
    becomes('CUP-BLU×2w2 CAN-RED×1w1', 'CUP-BLU×2w0 CAN-RED×1w1', 'dont wrap the mugs after all', '杯子别包了')
    becomes('CUP-BLU×2w2 CAN-RED×1w1', 'CUP-BLU×2w0 CAN-RED×1w0', 'forget the wrapping', '算了都不包了', '不要包装了')
  })

  it('is left as it is by a question', () => {
    isLeft('CUP-BLU×2', [
      'how much is the hat?',
      'do the hats come in red?',
      'is the umbrella windproof',
      'is the green one the same price, just curious',
      'can the mug go in the dishwasher?',
    ])
    isLeft('CUP-BLU×2', ['草帽多少钱', '绿的贵吗', '帽子有红的吗', '长柄伞防风吗', '杯子能进洗碗机吗'])
    isLeft('CUP-BLU×2 UMB-GRY×1', ['do you wrap things', '可以包装吗'])
  })

  it('is left as it is where what it never had is turned down', () => {
    isLeft('CUP-BLU×2 CAN-RED×1', ['drop the umbrella', '雨伞不要了', 'i dont need a hat', '帽子就不用了'])
  })

  it('has nothing of what cannot be told: two things called alike, or what the shop has not', () => {
    const texts = ['and two pairs of socks', 'add the pinecone socks', '6 kettles pls', '再来两双松果袜', '再来两双袜子', '再来六个水桶']
    isLeft('CUP-BLU×2', texts)
    for (const text of texts) assert.equal(draft('CUP-BLU×2', text).unclear.length, 1, text)
  })

  it('means the one of two things called alike that is in it', () => {
    const { lines, unclear } = draft('CUP-BLU×2 WOO-GRY×1', 'make the socks 3')
    assert.deepEqual([lines.map(told).sort(), unclear], [['CUP-BLU×2', 'WOO-GRY×3'], []])
    becomes('CUP-BLU×2 WOO-GRY×1', 'CUP-BLU×2 WOO-GRY×3', '袜子要三双')
  })

  it('tells what was spoken of last, and what was taken anew', () => {
    for (const text of ['plus a grey umbrella', '再加一把灰伞']) {
      const { lines, about } = draft('CUP-BLU×2', text)
      assert.equal(about, 'UMB', text)
      assert.deepEqual(
        lines.filter(({ isNew }) => isNew === true).map(({ product }) => product),
        ['UMB'],
        text,
      )
    }
  })

  it('takes whatever is named only where a reader has heard that', () => {
    assert.deepEqual(draft('', 'hm the red watering can').lines, [])
    assert.deepEqual(draft('', 'hm the red watering can', { takes: true }).lines.map(told), ['CAN-RED×1'])
    assert.deepEqual(draft('', '红色洒水壶').lines, [])
    assert.deepEqual(draft('', '红色洒水壶', { takes: true }).lines.map(told), ['CAN-RED×1'])
    // What somebody has already is not taken.
    assert.deepEqual(draft('', '洒水壶有了 来把灰伞', { takes: true }).lines.map(told), ['UMB-GRY×1'])
  })

  it('has what is surely pointed at in the option that is said, and not what a question weighs', () => {
    const green = { text: 'one in green please', option: true } as const
    const known = { focus: 'CAN', shown: ['CAN', 'UMB'], takes: true }
    assert.deepEqual(draft('', green.text, known, [read('add', 'UMB', green)]).lines.map(told), ['UMB-GRN×1'])
    const two = { text: 'the black in L, 2 of them', option: true } as const
    assert.deepEqual(draft('', two.text, { focus: 'HAT', takes: true }, [read('add', 'HAT', two)]).lines.map(told), ['HAT-BLK-L×2'])
    // What is weighed in the same breath is asked about, whatever its words are read as too.
    const asked: Command = { command: 'ask', of: 'goods', probability: 0.98, text: '草帽跟洒水壶哪个耐用', skus: ['CAN'], slots: {} }
    const heard = [read('add', 'CUP', { text: '来3个' }), read('add', 'HAT', { text: '草帽' }), asked]
    assert.deepEqual(draft('', '来3个。草帽跟洒水壶哪个耐用', { focus: 'CUP', takes: true }, heard).lines.map(told), ['CUP×3'])
    const counted = draft('', '俩草帽一个洒水壶', { takes: true }).lines
    assert.deepEqual(
      counted.map(({ product, quantity }) => `${product}×${quantity}`),
      ['HAT×2', 'CAN×1'],
    )
  })

  it('has as many of each option as one list tells, in place of what it had of them, whatever else is called so', () => {
    becomes(
      'CUP-BLU×2 CUP-GRN×3',
      'CUP-BLU×5 CUP-GRN×1',
      'can we do 5 blue and 1 green instead?',
      'could i have 5 blue and 1 green mugs instead',
    )
    becomes('CUP-BLU×8', 'CUP-BLU×12 CUP-GRN×4', 'could we get 12 blue and 4 green instead?', '能换成12个蓝的和4个绿的吗')
  })

  it('lets go of all that is turned down in one breath', () => {
    becomes('CUP-BLU×2 CAN-RED×1 UMB-GRY×1', 'UMB-GRY×1', 'lose the mugs and the watering can', '不要杯子和洒水壶了')
    becomes('CUP-BLU×2 CAN-RED×1 UMB-GRY×1', 'UMB-GRY×2', 'drop the mugs and the watering can and take 2 umbrellas')
  })

  it('has what was left out of it, and loses nothing by that', () => {
    becomes('CUP-BLU×2', 'CUP-BLU×2 UMB-GRY×1', 'you left out the grey umbrella', 'you forgot the grey umbrella!', '漏了灰色的雨伞呀')
    isLeft('CUP-BLU×2', ['you forgot the delivery', 'you left out the postage', '漏了运费吧'])
  })

  it('counts nothing by the clock, by degrees, or of what somebody has already, and takes nothing that is told or wished for', () => {
    const takes = { takes: true }
    for (const text of [
      'it gets dark at 5 now',
      'it can be 10 degrees',
      'she has 10 hats already',
      'my mum probably owns 3',
      '她家里已经有5顶草帽',
    ])
      assert.deepEqual(
        piecesIn(text).filter(({ value }) => value > 1),
        [],
        text,
      )
    assert.deepEqual(
      ['can we have 3', "i'll have 2 mugs", 'if we have 4', '我要3个'].map(text => piecesIn(text).map(({ value }) => value)),
      [[3], [2], [4], [3]],
    )
    assert.deepEqual(draft('CUP-BLU×2', 'the umbrella would be nice some day', takes).lines.map(told), ['CUP-BLU×2'])
    assert.deepEqual(draft('CUP-BLU×2', 'and show me a hat', takes).lines.map(told), ['CUP-BLU×2'])
    const wished = draft('CUP-BLU×2', 'what about something to sit on? four of them', takes)
    assert.deepEqual([wished.lines.map(told), wished.wished], [['CUP-BLU×2'], 'what about something to sit on'])
  })

  it('has no option that is said of another thing of it', () => {
    const { lines } = draft('UMB-GRN×1', 'just the green umbrella and 2 mugs', { takes: true }, [
      read('add', 'CUP', { text: 'just the green umbrella and 2 mugs', option: true, quantity: 2 }),
    ])
    assert.deepEqual(lines.map(told).sort(), ['CUP×2', 'UMB-GRN×1'])
  })

  it('reads a measure with a point as it is written', () => {
    const options = { 'TAP-5': '5米', 'TAP-75': '7.5米' }
    const shop = {
      vocabulary: { ...facts.vocabulary(), products: [{ sku: 'TAP', names: ['钢卷尺'] }] },
      speaksOf: () => [],
      firstBy: () => undefined,
      variantsOf: () => Object.entries(options).map(([sku, label]) => ({ sku, label, isThere: true })),
      variantsNamed: (words: string) =>
        Object.entries(options).flatMap(([sku, label]) => (new RegExp(`(?<![\\d.])${label}`, 'u').test(words) ? [sku] : [])),
      described: () => [],
    }
    const known = { lines: [], focus: 'TAP', shown: [], talked: [], together: [], variants: [], names: [], takes: true }
    const { lines } = draftTold('5米1个 7.5米2个', 'zh', known, shop)
    assert.deepEqual(lines.map(told), ['TAP-5×1', 'TAP-75×2'])
  })
})
