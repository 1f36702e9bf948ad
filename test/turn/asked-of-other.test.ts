import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('a question that goes on with another thing', function () {
  this.timeout(60_000)
  const talk = talking()
  const last = async (language: 'zh' | 'en', ...lines: string[]) => (await talk(language, lines)).at(-1)!.text

  it('is asked anew of the other one, and of another case that a page has a rule for', async () => {
    assert.match(
      await last('en', 'is the Roadsong waterproof', 'how long does the Stillvale last on a charge', 'and the other one?'),
      /8 hours/,
    )
    assert.match(await last('zh', '静谷降噪耳机能折叠吗', '骨传导的防水吗', '另外那个呢'), /静谷[\s\S]*不防水|不防水/)
    assert.match(await last('zh', '鞋子穿过一次能退吗', '拆封了的面霜呢'), /护肤品[\s\S]*不支持无理由退货/)
    // What was told of the first case is not held against the second.
    assert.doesNotMatch(await last('zh', '鞋子穿过一次能退吗', '没穿但是吊牌剪了的呢'), /用过就不符合/)
  })

  it('sets two beside each other by how much they differ, and goes on with them', async () => {
    assert.match(await last('en', 'how heavy is the 2 person tent', 'how much lighter is it than the 4 person one'), /4\.5 kg apart/)
    assert.match(await last('zh', '静谷和骨传导哪个轻', '轻多少'), /相差 221克/)
    assert.match(await last('zh', '静谷和骨传导哪个轻', '贵多少'), /静谷降噪耳机贵¥340/)
    assert.doesNotMatch(await last('en', 'Stillvale vs Roadsong', 'which is cheaper and by how much'), /for 2 pieces/)
  })

  it('is a question though it may sound like trouble or a wish', async () => {
    assert.match(await last('zh', '暖巢睡袋够不够暖'), /8 摄氏度/)
    assert.match(await last('zh', '彩虹积木桶几岁能玩'), /1 岁半以上/)
  })
})

describe('what somebody cannot bear, or has enough of', function () {
  this.timeout(60_000)
  const talk = talking()

  it('is left out of what is shown next', async () => {
    const [, zh] = await talk('zh', ['给我妈买个生日礼物', '别蜡烛 她一堆了'])
    assert.ok(zh!.cards.length > 0 && !zh!.cards.includes('GIF-041'), zh!.text)
    assert.doesNotMatch(zh!.text, /没有写到/)
    const [, en] = await talk('en', ['something warm for my dad in the evening', 'wool makes him itch'])
    assert.ok(!en!.cards.includes('HOM-023'), en!.text)
  })
})
