import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { fillShed } from '../support/garden-shed.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

/** A line of a conversation, what the reply to it must hold and what not. */
type Said = readonly [text: string, holds: RegExp, lacks?: RegExp]

describe('An order over a conversation, read as messages are read', function () {
  this.timeout(120_000)
  let service: Service
  before(async () => {
    const folder = newFolder()
    fillShed(folder)
    service = await startService({ USHER_DEMO: 'off', USHER_RATE_MESSAGES: '1000' }, {}, folder)
  })
  after(() => service.stop())

  async function talk(language: 'zh' | 'en', said: readonly Said[]): Promise<void> {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    for (const [line, holds, lacks] of said) {
      const { text } = await shopper.say(line)
      assert.match(text, holds, line)
      if (lacks !== undefined) assert.doesNotMatch(text, lacks, line)
    }
    shopper.close()
  }

  it('is kept and added up anew after each change of it, in English', () =>
    talk('en', [
      ['two blue enamel mugs and a red watering can pls, whats that', /Mug \(Blue\) × 2[\s\S]*Can \(Red\) × 1[\s\S]*¥130/],
      ['make it 3 mugs', /Mug \(Blue\) × 3[\s\S]*Can \(Red\) × 1[\s\S]*¥166/],
      ['how much is the straw hat?', /¥88/, /Noted|Add to cart/],
      ['total?', /¥166/, /Hat/],
      ['drop the watering can', /¥108/, /Can/],
      ['swap one mug for a green one', /\(Blue\) × 2[\s\S]*\(Green\) × 1[\s\S]*¥108/],
      ['wrap the green one', /\(Blue\) × 2[\s\S]*\(Green\) × 1[\s\S]*¥114/],
      ['whats the total', /¥114/, /Can|Hat/],
    ]))

  it('is kept and added up anew after each change of it, in Chinese', () =>
    talk('zh', [
      ['蓝色搪瓷杯来两个，红洒水壶一个，一共多少', /搪瓷杯（蓝色） × 2[\s\S]*洒水壶（红色） × 1[\s\S]*¥130/],
      ['杯子要三个', /（蓝色） × 3[\s\S]*¥166/],
      ['草帽多少钱', /¥88/, /记下|加入购物车/],
      ['一共多少', /¥166/, /草帽/],
      ['洒水壶不要了', /¥108/, /洒水壶/],
      ['换一个成绿的', /（蓝色） × 2[\s\S]*（绿色） × 1[\s\S]*¥108/],
      ['绿的包一下', /（蓝色） × 2[\s\S]*（绿色） × 1[\s\S]*¥114/],
      ['一共多少', /¥114/, /洒水壶|草帽/],
    ]))

  it('is what is told anew of it, where it was heard wrong or its pieces are told apart', async () => {
    await talk('en', [
      ['can i get 2 enamel mugs in blue, 1 in cream, and 3 umbrellas in grey pls', /\(Blue\) × 2[\s\S]*\(Cream\) × 1[\s\S]*\(Grey\) × 3/],
      [
        'no thats wrong. 3 mugs: 1 blue and 2 cream. plus 2 grey umbrellas',
        /\(Blue\) × 1[\s\S]*\(Cream\) × 2[\s\S]*\(Grey\) × 2[\s\S]*¥258/,
      ],
      ['you have one grey umbrella too many', /\(Grey\) × 1[\s\S]*¥183/],
      ['make one of the cream mugs green', /\(Cream\) × 1[\s\S]*\(Green\) × 1[\s\S]*¥183/],
      ['actually all the mugs blue', /\(Blue\) × 3[\s\S]*¥183/, /Cream|\(Green/],
      ['so 3x36 = 108 + 75 = 183, right?', /right[\s\S]*¥183/i, /not quite/],
    ])
    await talk('zh', [
      ['草帽一顶黑色M，搪瓷杯两个蓝的，一共多少', /（黑色 · M） × 1[\s\S]*（蓝色） × 2[\s\S]*¥160/],
      ['草帽要两顶，另一顶要米白L', /（黑色 · M） × 1|（米白 · L） × 1[\s\S]*（黑色 · M） × 1[\s\S]*¥248/],
      ['不对，杯子一共两个：一个蓝一个绿', /（蓝色） × 1[\s\S]*（绿色） × 1[\s\S]*¥248/],
      ['你多算了一个绿的', /¥212/, /绿色/],
      ['草帽再加两顶，一顶黑L一顶米白M', /（黑色 · L） × 1[\s\S]*（米白 · M） × 1[\s\S]*¥388/],
    ])
  })

  it('swaps an option within what is ordered, and leaves nothing but what is said to be all', async () => {
    await talk('zh', [
      ['草帽一顶黑色M，红洒水壶一个，一共多少', /（黑色 · M） × 1[\s\S]*（红色） × 1[\s\S]*¥146/],
      ['算了换L的吧 洒水壶不要了 那现在多少', /草帽（黑色 · L）[\s\S]*¥88/, /洒水壶|M/],
      ['再来一个蓝色搪瓷杯', /草帽（黑色 · L） × 1[\s\S]*（蓝色） × 1[\s\S]*¥124/],
      ['不是搪瓷杯 我要的是草帽 就这一顶', /草帽（黑色 · L）[\s\S]*¥88/, /搪瓷杯/],
    ])
    await talk('en', [
      ['one blue enamel mug and a green watering can pls', /\(Blue\) × 1[\s\S]*\(Green\) × 1[\s\S]*¥94/],
      ['change it to cream, the mug i mean', /\(Green\) × 1[\s\S]*\(Cream\) × 1[\s\S]*¥94/, /Blue/],
      ['can you swap the green one for red?', /\(Cream\) × 1[\s\S]*\(Red\) × 1[\s\S]*¥94/, /doesn't say|colleague/],
      ['make it green again', /\(Cream\) × 1[\s\S]*\(Green\) × 1[\s\S]*¥94/],
    ])
  })

  it('counts what a message names before its number, one of so many in another option, and nothing that is set beside another', async () => {
    await talk('en', [
      ['one blue enamel mug please, gift wrapped', /\(Blue\)[\s\S]*¥42/],
      ['actually make it two, one cream one for me', /\(Cream\) × 1[\s\S]*\(Blue\) × 1[\s\S]*¥72[\s\S]*¥78/],
      ['the cream is too plain, what about the green?', /.*/, /\(Cream\) × 2/],
    ])
    await talk('en', [['any umbrellas? we need 3, how much for the lot', /¥225/]])
    await talk('zh', [
      ['红洒水壶一个 包一下', /¥64/],
      ['还是换绿的吧 红的太艳了', /（绿色）[\s\S]*¥58[\s\S]*¥64/, /红色/],
      ['改成两个，一个红的', /（红色） × 1[\s\S]*（绿色） × 1[\s\S]*¥116/],
      ['再来个草帽 黑色M', /草帽[\s\S]*¥204/],
      ['草帽不要了 就洒水壶两个', /（红色） × 1[\s\S]*（绿色） × 1[\s\S]*¥116|（绿色） × 1[\s\S]*（红色） × 1[\s\S]*¥116/, /草帽/],
    ])
    await talk('zh', [['就那个搪瓷杯和洒水壶 比一比', /.*/, /记下了/]])
  })

  it('is what was talked about, where somebody has come to the sum of it', async () => {
    await talk('en', [
      ['how much is the straw hat', /¥88/],
      ['and the watering can, which colours?', /Green/],
      ['so thats 146 together?', /right[\s\S]*Hat[\s\S]*Can[\s\S]*¥146|right[\s\S]*Can[\s\S]*Hat[\s\S]*¥146/i, /Noted/],
    ])
    await talk('zh', [
      ['草帽多少钱', /¥88/],
      ['洒水壶有什么颜色', /绿/],
      ['那两个一共146对吧', /对的[\s\S]*¥146/, /记下了/],
    ])
  })

  it('is so many yards of what is sold by its length', async () => {
    await talk('en', [['three yards of the green weed cloth and a blue mug pls', /Cloth[^×]*Green[^×]*× 3[\s\S]*¥72/]])
    await talk('zh', [['绿色防草布三米，蓝色搪瓷杯一个', /防草布[^×]*绿色[^×]*× 3[\s\S]*¥72/]])
  })

  it('takes nothing where something is merely asked for, priced, or turned down in a wish', async () => {
    await talk('en', [
      ['how much is the enamel mug?', /¥36/, /Noted/],
      ['and the umbrella, is it windproof?', /\S/, /Noted|× \d/],
      ['ok two grey umbrellas pls', /\(Grey\)[\s\S]*¥150/, /Mug/],
    ])
    await talk('zh', [
      ['长柄伞来两把黄的 一共多少', /¥150/],
      ['不要搪瓷的有吗', /\S/, /搪瓷杯 × |¥186/],
      ['一共多少', /（黄色）[\s\S]*2件[\s\S]*¥150/, /搪瓷杯/],
    ])
  })

  it('confirms the sum that it comes to, and denies another', async () => {
    await talk('en', [
      ['a blue enamel mug and a grey umbrella pls, total', /¥111/],
      ["so that's 111 altogether?", /That's right[\s\S]*¥111/, /not quite/],
      ['so 121 for the lot?', /That's not quite it[\s\S]*¥111/, /That's right/],
      ['gift wrap the umbrella pls', /¥117/],
      ['so thats 117 all in?', /That's right/],
    ])
    await talk('zh', [
      ['长柄伞来两把黄的 一共多少', /¥150/],
      ['那一共150对吧', /对的，没错[\s\S]*¥150/, /不太对/],
      ['那一共170对吧', /不太对[\s\S]*¥150/, /对的，没错/],
      ['75+75 过99了啊', /对的，没错[\s\S]*¥150/],
    ])
  })

  it('stays as it is where two things are called alike, and has the one that is told of them', async () => {
    await talk('en', [
      ['two yellow umbrellas pls', /¥150/],
      ['and two pairs of socks', /\S/, /Socks[^.]* × \d|¥200|¥214/],
      ['total?', /\(Yellow\): ¥150 for 2/, /Socks/],
      ['the wool ones in red', /\(Yellow\) × 2[\s\S]*Wool Socks \(Red\) × 1[\s\S]*¥182/],
    ])
    await talk('zh', [
      ['长柄伞来两把黄的 一共多少', /¥150/],
      ['再要两双松果袜', /\S/, /袜[^。]* × \d|¥200|¥214/],
      ['一共多少', /（黄色）2件[\s\S]*¥150/, /袜/],
      ['羊毛的 红色', /（黄色） × 2[\s\S]*羊毛袜（红色） × 1[\s\S]*¥182/],
    ])
  })

  it('leaves what alone is wanted of it, and says what is not made instead of taking another', async () => {
    await talk('en', [
      ['two blue enamel mugs, a green one and a red watering can pls', /\(Blue\) × 2/],
      ['just one blue mug, nothing else. total?', /\(Blue\)[^.]*¥36/, /Can|Green/],
      ['need two, one blue one red. total?', /¥36/, /Watering|¥94/],
    ])
    await talk('en', [
      ['an enamel mug in blue please', /Mug \(Blue\)/],
      ['make it green instead, same price?', /\(Green\)[^.]*¥36/, /fixed|can't lower/],
      ['sod the mug, just a yellow umbrella wrapped, total?', /Umbrella[^.]*\(Yellow\)[\s\S]*¥81/, /Mug/],
    ])
    await talk('zh', [
      ['蓝色搪瓷杯一个 绿色搪瓷杯一个 红洒水壶一个 一共多少', /¥130/],
      ['就绿的杯子一个 再算下', /绿色[\s\S]*洒水壶[\s\S]*¥94/, /蓝色/],
      ['除了洒水壶 别的都不要了', /洒水壶[\s\S]*¥58/, /杯/],
      ['改成绿的 再加一个草帽米白M 再算下', /洒水壶（绿色） × 1[\s\S]*草帽[\s\S]*¥146/],
      ['要两个草帽 黑M一个 红M一个 一共多少', /没有/, /（红色/],
    ])
  })

  it('takes nothing of who asks for advice or tells how many people there are', async () => {
    await talk('en', [
      ['the wool socks in red please', /Wool Socks/],
      ['do we need an umbrella for the 4 of us or is a hat enough', /\S/, /Noted|× 4/],
    ])
    await talk('zh', [
      ['红色羊毛袜来一双', /羊毛袜/],
      ['我们一家四口 要准备洒水壶吗', /\S/, /记下|× 4/],
    ])
  })
})
