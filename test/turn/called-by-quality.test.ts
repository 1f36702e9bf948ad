import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('a thing that is called by its quality', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!

  it('is the one in view that has it: it is taken, counted and asked about', async () => {
    const pair = await last('en', 'show me headphones', '2 of the bone conduction ones, how much?')
    assert.match(pair.text, /Roadsong.*¥918/)
    const sets = await last('en', 'got any mugs or glasses', 'the ceramic ones then. 4 sets, what does that come to')
    assert.match(sets.text, /Morningmist Ceramic Mug.*¥276/)
  })

  it('is the one that comes in it, where what is talked about does not', async () => {
    const shoes = await last(
      'en',
      'trail shoes for muddy walks',
      'how much is the daybreak',
      'whats the total for 1 pair of the green ones in 43',
    )
    assert.match(shoes.text, /Cragpath.*43.*¥549/)
  })

  it('is let go of by it, of what is being taken', async () => {
    const left = await last('zh', '四人帐篷来一顶', '再要个双人的帐篷，绿色', '四人的不要了啊')
    assert.match(left.text, /^星野双人帐篷（绿色）.*¥569/)
    assert.doesNotMatch(left.text, /四人/)
  })

  it('is so by how many it is for', async () => {
    assert.match((await last('en', 'any tents?', '4 person tent, delivered to Tibet, total price?')).text, /Four-person Pop-up Tent.*¥799/)
  })
})

describe('the options that go with one that is told', function () {
  this.timeout(60_000)
  const talk = talking()

  it('are those that there are in it', async () => {
    const [zh] = await talk('zh', ['晨光入门跑鞋39码有什么颜色'])
    assert.match(zh!.text, /39[\s\S]*黑色、灰色、粉色/)
    const [en] = await talk('en', ['what colours does the Hearthkeep bottle in 750 ml come in'])
    assert.match(en!.text, /Black, White, Forest green/)
    assert.doesNotMatch(en!.text, /Pink/)
  })
})
