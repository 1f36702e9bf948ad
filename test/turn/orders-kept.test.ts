import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('what is taken, and what it comes to', function () {
  this.timeout(120_000)
  const talk = talking()

  it('is counted as it is strung together, without a word between', async () => {
    const [, en] = await talk('en', ['the folding chair', '2 red chairs 1 snugfold throw n a moon night light, whats the total'])
    assert.match(en!.text, /\(Red\) × 2[\s\S]*Throw × 1[\s\S]*Night Light × 1/)
    const [, each] = await talk('en', ['the nestwarm sleeping bag', 'one each for me n my husband, and a starfield tent. total'])
    assert.match(each!.text, /Sleeping Bag × 2[\s\S]*Tent × 1[\s\S]*¥1,147/)
    const [, zh] = await talk('zh', ['有睡袋吗', '我们仨一人一个 再加个双人帐篷 一共多少'])
    assert.match(zh!.text, /睡袋 × 3[\s\S]*帐篷 × 1[\s\S]*¥1,436/)
    const [, counter] = await talk('zh', ['自动饮水机怎么样', '一台 再来两个睡袋 一共多少'])
    assert.match(counter!.text, /饮水机 × 1[\s\S]*睡袋 × 2[\s\S]*¥767/)
  })

  it('is so many for everybody, and fewer of the one that is named', async () => {
    const [, en] = await talk('en', ['peapod earbuds', 'a pair each for me n my sis in black. how much'])
    assert.match(en!.text, /\(Black\)[\s\S]*¥518/)
    const [, zh] = await talk('zh', ['豆豆耳机', '我跟我姐一人一副 黑的 一共多少'])
    assert.match(zh!.text, /黑色）[^¥]*2[\s\S]*¥518/)
    const [, , less] = await talk('en', ['nestwarm sleeping bag', '2 navy 1 olive, whats that', 'one less navy'])
    assert.match(less!.text, /Navy\) × 1[\s\S]*Olive\) × 1[\s\S]*¥578/)
    const [, , fewer] = await talk('zh', ['折叠露营椅', '黑的两把红的一把 一共多少', '黑的少要一把'])
    assert.match(fewer!.text, /黑色） × 1[\s\S]*红色） × 1[\s\S]*¥318/)
  })

  it('takes one variant in place of another, and nothing of what will not do', async () => {
    const [, , en] = await talk('en', [
      'hearthkeep insulated bottle',
      '2 in green 500ml please',
      'ok 1 green 1 white then instead of the 2 greens',
    ])
    assert.match(en!.text, /Forest green[^×]*× 1[\s\S]*White[^×]*× 1[\s\S]*¥258/)
    const [, , those] = await talk('en', ['skyglide running shoes in black 41', 'is there a cheaper pair', 'ok grey 38 in those'])
    assert.match(those!.text, /Daybreak[^.]*Grey · 38/)
    assert.doesNotMatch(those!.text, /Skyglide/)
  })

  it('is one of each option, however that is corrected', async () => {
    const [, en] = await talk('en', ['wayfarer backpack, 2 in navy please', 'wait no he wants black actually. one navy one black'])
    assert.match(en!.text, /Navy\) × 1[\s\S]*Black\) × 1|Black\) × 1[\s\S]*Navy\) × 1/)
    const [, pink, zh] = await talk('zh', ['双肩包黑色来两个', '不对 一个黑色一个粉色', '算错了 一个黑一个藏青 总共多少'])
    assert.match(pink!.text, /没有这个规格[\s\S]*黑色、藏青/)
    assert.match(zh!.text, /黑色） × 1[\s\S]*藏青） × 1[\s\S]*¥658/)
  })

  it('names nothing that is asked of what is named', async () => {
    const [, en] = await talk('en', ['the starfield tent', 'whats the nestwarm bag cost then and was it more before'])
    assert.match(en!.text, /¥289/)
    assert.doesNotMatch(en!.text, /Tent|¥858/)
  })

  it('says what cannot be had instead of adding it up', async () => {
    const [en, stillIt] = await talk('en', ['want 2 waffle bath towels in brown, how much all in', 'is the white one in stock'])
    assert.match(en!.text, /Brown\)[^.]*sold out[\s\S]*White/)
    assert.doesNotMatch(en!.text, /¥178/)
    assert.match(stillIt!.text, /Towel in White[^.]*in stock/)
    const [, asked, taken] = await talk('zh', ['华夫格浴巾来两条棕色的', '白色还有吗', '那就白色'])
    assert.match(asked!.text, /白色）有现货/)
    assert.match(taken!.text, /白色） × 2/)
    const [, zh] = await talk('zh', ['保温杯有吗', '要两个红的 多少钱'])
    assert.match(zh!.text, /没有这个规格：红色[\s\S]*黑色/)
    assert.doesNotMatch(zh!.text, /¥258/)
  })

  it('asks which one is meant of another kind than is talked about', async () => {
    const [, zh] = await talk('zh', ['豆豆耳机', '那我就买一双跑鞋 寄新疆 总共多少'])
    assert.doesNotMatch(zh!.text, /¥259/)
    const [, en] = await talk('en', ['peapod earbuds', 'ok just a pair of running shoes to urumqi, total'])
    assert.doesNotMatch(en!.text, /¥259/)
  })

  it('counts the parcel in where it is told where that goes', async () => {
    const [, en] = await talk('en', ['petalwarm hand cream trio', 'ok just 1 then, to chengdu'])
    assert.match(en!.text, /¥79[\s\S]*Shipping adds ¥8/)
    const [, zh] = await talk('zh', ['樱花护手霜三支装', '行 来一份吧 寄成都'])
    assert.match(zh!.text, /¥79[\s\S]*运费¥8/)
  })

  it('wraps what alone is to be wrapped, as long as nothing else is said', async () => {
    const [, en, rest] = await talk('en', [
      'the dinolet t-shirt',
      'green in 120. and the hand cream trio too. wrap just the cream, whats the total',
      'no wrapping for the cream either',
    ])
    assert.match(en!.text, /¥138[\s\S]*makes ¥148/)
    assert.match(rest!.text, /¥138/)
    assert.doesNotMatch(rest!.text, /¥148/)
    const [, zh, place] = await talk('zh', ['樱花护手霜三支装', '护手霜来两份 再拿条红色毯子 只包护手霜 一共多少', '寄到拉萨呢'])
    assert.match(zh!.text, /¥387[\s\S]*¥407/)
    const [, named] = await talk('zh', ['速干T恤蓝色M', '来一件 再来条毯子 毯子包装一下 一共多少'])
    assert.match(named!.text, /¥328[\s\S]*¥338/)
    const [, both] = await talk('en', ['trickle fountain', 'wrap the fountain and add a cat scratcher. total'])
    assert.match(both!.text, /¥258[\s\S]*¥268/)
    assert.match(place!.text, /¥407/)
  })
})
