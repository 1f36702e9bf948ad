import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Vocabulary } from '../../server/language/vocabulary.ts'
import { openWritten } from '../../server/written.ts'

const shopOf = (...titles: string[]): Vocabulary => ({
  categories: [],
  colours: [],
  sizes: [],
  products: titles.map((title, at) => ({ sku: `p${at}`, names: [title] })),
  currency: 'CNY',
})
const simplified = shopOf('远行双肩包', '恒温保温杯')
const traditional = shopOf('遠行雙肩包', '恆溫保溫杯')

describe('how a message is read', () => {
  const written = openWritten()

  it('spells pinyin out, with what stands between', () => {
    for (const [typed, read] of [
      ['xiang mai yi shuang pao xie, san bai yi nei', '想买一双跑鞋,三百以内'],
      ['nihao', '你好'],
      ['you mei you bei bao', '有没有背包'],
      ['zhege fangshui ma?', '这个防水吗?'],
      ['wo 165 100jin chuan shenme ma', '我165 100斤穿什么码'],
      ['Wo yao tui huo!!', '我要退货!!'],
      ['ni hao ❤️', '你好❤️'],
    ])
      assert.equal(written(typed!, 'zh', simplified), read)
    assert.equal(written('ji tian neng dao shanghai', 'en', simplified), '几天能到上海', 'in an English conversation too')
  })

  it('leaves English, names and slips alone', () => {
    for (const typed of ['can you hang on', 'long men', 'banana', 'menu', 'nike', 'anta', 'Lenovo', 'hi', 'M', '300', '👍', '', "l'eau"])
      for (const language of ['zh', 'en'] as const) assert.equal(written(typed, language, simplified), typed)
    for (const typed of ['nihao', 'xie xie', 'ha ha']) assert.equal(written(typed, 'en', simplified), typed, 'short ones in English')
  })

  it('takes traditional characters for simplified ones, but where the shop itself writes them', () => {
    assert.equal(written('請問這個背包防水嗎？學生有優惠嗎', 'zh', simplified), '请问这个背包防水吗？学生有优惠吗')
    assert.equal(written('有沒有滑鼠', 'zh', simplified), '有没有鼠标')
    assert.equal(written('这个里面有什么', 'zh', simplified), '这个里面有什么')
    assert.equal(written('請問這個防水嗎', 'zh', traditional), '請問這個防水嗎')
  })

  it('takes Cantonese for the same in written Chinese, and leaves alone what looks like it', () => {
    for (const [typed, read] of [
      ['呢本小熊唔想瞓嘅书有冇拼音㗎？我仔四岁啦', '这本小熊不想睡的书有没有拼音？我儿子四岁啦'],
      ['咁有拼音嘅系边本，几钱，有冇音频听', '那有拼音的是哪本，多少钱，有没有音频听'],
      ['呢款背囊防唔防水，幾時可以寄到深圳', '这款背包防不防水，什么时候可以寄到深圳'],
      ['太貴喇，有冇平啲嘅', '太贵了，有没有便宜点的'],
      ['唔要黑色，要白色嗰件', '不要黑色，要白色那件'],
      ['拆咗可唔可以退，使唔使自己俾運費', '拆了可不可以退，用不用自己给运费'],
      ['我想搵份禮物畀阿媽，預算三百蚊左右', '我想找份礼物给妈妈，预算三百元左右'],
    ])
      assert.equal(written(typed!, 'zh', simplified), read)
    for (const typed of ['唔，好的', '这个系列防水吗', '多少钱呢 个头大吗', '右边个大的那个', '关系不大，几点发货', '平时用的'])
      assert.equal(written(typed, 'zh', simplified), typed)
  })

  it('spells out the small words that are typed as a letter', () => {
    for (const [typed, read] of [
      ['2 tubes n a gun', '2 tubes and a gun'],
      ['1 w a sleeping bag', '1 with a sleeping bag'],
      ['was it more b4', 'was it more before'],
    ])
      assert.equal(written(typed!, 'en', simplified), read)
    for (const typed of ['the 20 w lamp', "rock 'n' roll", 'B45 cable']) assert.equal(written(typed, 'en', simplified), typed)
  })

  it('takes 不 at the end of a question for 吗', () => {
    for (const [typed, read] of [
      ['能水洗不', '能水洗吗'],
      ['好吧 五档的能退不 收到觉得吵的话', '好吧 五档的能退吗 收到觉得吵的话'],
      ['有货不？', '有货吗？'],
    ])
      assert.equal(written(typed!, 'zh', simplified), read)
    for (const typed of ['暂时不，谢谢', '红的不，蓝的要', '我不', '不', '一点也不', '要不，换个别的', '不要红的'])
      assert.equal(written(typed, 'zh', simplified), typed)
  })

  it('takes slang, abbreviations and slips for the usual words, in both languages', () => {
    for (const [typed, read] of [
      ['wot u got 4 me pls', 'what u got for me pls'],
      ['Is the warrenty 2 yrs n wats in it', "Is the warranty 2 yrs and what's in it"],
      ['hows the kofee kit for beginers', 'hows the coffee kit for beginners'],
      ['do u have speekers', 'do u have speakers'],
      ['2 tubes n a gun w/ the blue 1 w a lid, was it more b4', '2 tubes and a gun with the blue 1 with a lid, was it more before'],
    ])
      assert.equal(written(typed!, 'en', simplified), read)
    for (const [typed, read] of [
      ['有木有帐逢', '有没有帐篷'],
      ['家里有只喵星人', '家里有只猫'],
    ])
      assert.equal(written(typed!, 'zh', simplified), read)
  })

  it('takes no name, place or address for a slip, nor what the shop itself calls so', () => {
    for (const typed of [
      'post it to xinjiang or beccles',
      'regrouting on sundays',
      'mail me at wot@kofee.example',
      'the Klarna thing',
      'M or XL',
      '帐篷多大',
    ])
      assert.equal(written(typed, 'en', simplified), typed)
    assert.equal(written('is the kofee kit in', 'en', shopOf('Kofee Kit', 'B4 pad')), 'is the kofee kit in')
    assert.equal(written('the b4 pad', 'en', shopOf('Kofee Kit', 'B4 pad')), 'the b4 pad')
    assert.equal(written('有喵星人杯子吗', 'zh', shopOf('喵星人马克杯')), '有喵星人杯子吗')
  })

  it('takes a bounded time for whatever is typed', () => {
    const typed = [
      'ni hao wo xiang mai pao xie '.repeat(80),
      'zhuang'.repeat(300),
      'yi'.repeat(1000),
      'xi an '.repeat(400),
      'stranqely '.repeat(60),
      'u r n '.repeat(100),
    ]
    for (const text of typed) {
      // The least of three: what the process tidies up meanwhile is counted too.
      const took = [1, 2, 3].map(() => {
        const began = process.cpuUsage()
        written(text, 'zh', simplified)
        const { user, system } = process.cpuUsage(began)
        return (user + system) / 1000
      })
      assert.ok(Math.min(...took) < 200, `${text.slice(0, 12)}…: ${took.join(', ')} ms of a core`)
    }
  })

  it('reads Wu in the words of written Chinese, and leaves those words alone elsewhere', () => {
    for (const [typed, read] of [
      ['侬好，阿拉屋里厢猫咪七公斤重，有窝伐', '你好，我们家里猫咪七公斤重，有窝吗'],
      ['勿是冰板 是箱子', '不是冰板 是箱子'],
      ['几钿？侬店里有热水袋伐', '多少钱？你店里有热水袋吗'],
      ['几化厚 好汏衣裳机里汏伐', '多厚 好洗衣机里洗吗'],
      ['路浪向碎脱哪能办', '路上碎了怎么办'],
      ['这几化妆水好用吗', '这几化妆水好用吗'],
      ['登山步伐', '登山步伐'],
      ['阿拉伯风格的毯子', '阿拉伯风格的毯子'],
      ['伊朗地毯', '伊朗地毯'],
      ['请勿折叠', '请勿折叠'],
    ])
      assert.equal(written(typed!, 'zh', simplified), read)
  })
})
