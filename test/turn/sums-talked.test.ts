import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { wayAsked } from '../../server/language/ways.ts'
import { talking } from '../support/talking.ts'

describe('sums, as a conversation goes on', function () {
  this.timeout(120_000)
  const talk = talking()

  it('count one thing that is taken in two variants twice, and name them', async () => {
    const [, en] = await talk('en', [
      'what does the Morningmist Ceramic Mug cost',
      "one in blue and two in sage please, what's that altogether",
    ])
    assert.match(en!.text, /\(Blue\) × 1[\s\S]*\(Sage\) × 2[\s\S]*¥207/)
    const [, zh] = await talk('zh', ['北岭冲锋衣怎么样', '橙色M一件和黑色L一件 一共多少'])
    assert.match(zh!.text, /橙色 · M） × 1[\s\S]*黑色 · L） × 1[\s\S]*¥1,798/)
  })

  it('count each variant with its own number, however they are strung together, with the parcel that is asked for', async () => {
    const [, en] = await talk('en', ['the folding chair', 'ok 3 of them, two black one red. how much to leeds'])
    assert.match(en!.text, /\(Black\) × 2[\s\S]*\(Red\) × 1[\s\S]*¥477/)
    assert.doesNotMatch(en!.text, /which/i)
    const [, each] = await talk('zh', ['绒绒兔有几个颜色', '粉的灰的各来一个 一共多少'])
    assert.match(each!.text, /粉色） × 1[\s\S]*灰色） × 1[\s\S]*¥158/)
    const [, sizes] = await talk('zh', ['小恐龙T恤', '黄色110两件 绿色130一件 一共'])
    assert.match(sizes!.text, /黄色 · 110） × 2[\s\S]*绿色 · 130） × 1[\s\S]*¥177/)
    const [, both] = await talk('zh', ['晨雾马克杯', '蓝的一个 再来个绿色双人帐篷 一共多少'])
    assert.match(both!.text, /蓝色） × 1[\s\S]*绿色） × 1[\s\S]*¥638/)
  })

  it('go to where a place alone is said after them, and count what no size is', async () => {
    const [zh, far, near] = await talk('zh', ['绒绒兔灰的一个 一共多少', '寄新疆呢', '江苏呢'])
    assert.match(zh!.text, /¥79/)
    assert.match(far!.text, /¥79[\s\S]*(?:12|新疆)/)
    assert.match(near!.text, /¥79/)
    const [en] = await talk('en', ['4 folding chairs in black, whats the total after the discount'])
    assert.match(en!.text, /¥636/)
  })

  it('are told once more where the parcel of it is doubted, or something was left out of it', async () => {
    const [, en] = await talk('en', ['two black folding chairs please, total?', "318 is more than 99 so shouldn't it be free"])
    assert.match(en!.text, /¥318[\s\S]*free/)
    const [, zh] = await talk('zh', ['反光牵引绳', '来三条蓝的 那过99了 还要运费吗'])
    assert.match(zh!.text, /¥147[\s\S]*包邮/)
    const [, left] = await talk('zh', ['绒绒兔灰的一个 一共多少', '你漏了包装费吧'])
    assert.match(left!.text, /¥97/)
    const [, , spoken] = await talk('zh', ['绒绒兔灰的一个 多少钱', '可以包起来吗', '那加起来一共多少'])
    assert.match(spoken!.text, /¥97/)
  })

  it('are of the only thing in view that comes in the sizes that are counted, and end in 一共 as well', async () => {
    const [, , en] = await talk('en', ['the cloudling pet bed', 'the starfield tent', 'one grey small and one pink small, how much'])
    assert.match(en!.text, /Pet Bed \(Grey · S\)[\s\S]*Pet Bed \(Pink · S\)/)
    const [, zh] = await talk('zh', ['小鹿儿童书包有粉的吗', '改成蓝的吧 一个 寄北京总共'])
    assert.match(zh!.text, /蓝色）[\s\S]*¥189/)
  })

  it('leave out what is turned down of them, and the parcel where it is fetched', async () => {
    const [, less, fetched] = await talk('en', [
      'one grey mopsy rabbit, wrapped. total?',
      'hmm leave the wrapping off then, just the rabbit',
      'and how much if i collect it',
    ])
    assert.match(less!.text, /¥87/)
    assert.match(fetched!.text, /¥79/)
    assert.doesNotMatch(fetched!.text, /¥87|Shipping adds/)
    const [, zh] = await talk('zh', ['绒绒兔灰的一个 包装一下 一共多少', '自提的话多少钱'])
    assert.match(zh!.text, /¥89/)
  })

  it('take nothing of options whose price is only compared', async () => {
    const [, zh] = await talk('zh', ['折叠露营椅', '有啥颜色 黑的跟红的价钱一样不'])
    assert.match(zh!.text, /¥159/)
    assert.doesNotMatch(zh!.text, /¥318/)
  })

  it('take nothing more by a yes beside them, and "4 chairs" for those that were listed', async () => {
    const [, , yes, all] = await talk('en', [
      'the folding chair',
      'two black one red please',
      'Yes. And with shipping to London what do I pay?',
      'I mean everything together, 3 chairs plus shipping',
    ])
    assert.match(yes!.text, /\(Black\) × 2, [^:]*\(Red\) × 1: ¥477/)
    assert.doesNotMatch(yes!.text, /Noted/)
    assert.match(all!.text, /\(Black\) × 2, [^:]*\(Red\) × 1: ¥477/)
  })

  it('are told once more to whoever is displeased with one, and nothing is said of orders', async () => {
    const [, en] = await talk('en', ['how much for 2 mugs and the knitted throw', 'thats wrong i said 2 mugs, you only counted one'])
    assert.match(en!.text, /Mug × 2[\s\S]*¥367/)
    assert.doesNotMatch(en!.text, /sorry|exchanged/i)
    const [, zh] = await talk('zh', ['算一下晨雾马克杯两个加针织毯一条多少钱', '不对啊 就是马克杯跟毯子一起'])
    assert.match(zh!.text, /马克杯 × 2[\s\S]*¥367/)
    const [, other] = await talk('en', ['how much for 2 mugs and the knitted throw', 'the mug i got last time came chipped'])
    assert.match(other!.text, /sorry/i)
  })

  it('leave out what was only asked about and what is let go in the same breath', async () => {
    const [, , en, just] = await talk('en', [
      'tell me about the gatherwell, I meant that one. packed size?',
      'sleeping bags?',
      'so 2 of those and the starfield, how much all in',
      'no not the gatherwell just the starfield and 2 bags navy, total?',
    ])
    assert.match(en!.text, /¥1,147/)
    assert.match(just!.text, /¥1,147/)
    assert.doesNotMatch(`${en!.text}${just!.text}`, /Gatherwell/)
    const [, pass] = await talk('en', [
      'tell me about the Morningmist mug and the Solopan pan',
      "I'll pass on the pan. just two mugs in sage, total?",
    ])
    assert.match(pass!.text, /¥138/)
    assert.doesNotMatch(pass!.text, /Solopan/)
  })

  it('tell what all of it comes to, and beside it what a first order pays', async () => {
    const [en] = await talk('en', ['one grey Mopsy rabbit please, wrapped. total?'])
    assert.match(en!.text, /¥97/)
    const [, zh] = await talk('zh', ['暖冬针织毯怎么样', '墨绿的来一条，包起来，一共多少'])
    assert.match(zh!.text, /¥239[\s\S]*WELCOME20[\s\S]*¥219/)
  })

  it('tell what a code makes of what is being taken, or what is missing of its minimum', async () => {
    const [, en] = await talk('en', ['2 of the reflective leashes in blue please', 'can i use that code thing on it'])
    assert.match(en!.text, /¥98[\s\S]*¥1 more/)
    const [, zh] = await talk('zh', ['晨雾陶瓷马克杯灰绿的来一个', '新人券能用吗'])
    assert.match(zh!.text, /¥69[\s\S]*再买¥30/)
  })

  it('send the same goods elsewhere where only the place is new', async () => {
    const [lhasa, guangzhou] = await talk('en', ['the Solopan pan, how much delivered to Lhasa gift wrapped?', 'and to Guangzhou?'])
    assert.match(lhasa!.text, /¥221/)
    assert.match(guangzhou!.text, /¥209/)
    const [, zh] = await talk('zh', ['反光牵引绳来两条，寄到拉萨一共多少', '那寄上海呢'])
    assert.match(zh!.text, /¥106/)
  })

  it('take no number of a name for a count', async () => {
    const [, hands] = await talk('zh', ['安睡礼盒怎么样', '我再想想 护手霜那个三支的味道大吗，多少钱'])
    assert.doesNotMatch(hands!.text, /¥807|3件/)
  })

  it('count 那两个 of the only thing that is talked about', async () => {
    const [, two] = await talk('zh', ['记忆棉靠枕多少钱', '那两个付多少钱'])
    assert.match(two!.text, /2件[\s\S]*¥198/)
  })

  it('take another count for a correction of what was added up, whatever it is heard as', async () => {
    const [, zh, sure] = await talk('zh', ['星野双人帐篷一顶，暖巢睡袋藏青的三条，一共多少', '不是3条 是5条', '说错了 4条'])
    assert.match(zh!.text, /¥2,014/)
    assert.match(sure!.text, /¥1,725/)
    assert.doesNotMatch(sure!.text, /抱歉/)
    const [, en, one] = await talk('en', [
      'how much are two Morningmist mugs in off-white and one Starfield tent',
      'sorry not 2, 3',
      'just one mug, sorry',
    ])
    assert.match(en!.text, /¥776/)
    assert.match(one!.text, /¥638/)
  })

  it('have those in them that there are, where there are too few', async () => {
    const [, en] = await talk('en', ['how much are two Morningmist mugs in sage and one Starfield tent', 'sorry not 2, 3'])
    assert.match(en!.text, /2 in stock.*¥707/s)
    const [zh] = await talk('zh', ['雾蓝的晨雾陶瓷马克杯来99个 一共多少'])
    assert.doesNotMatch(zh!.text, /× 99|¥6,831/)
  })

  it('let go of one thing of a sum, and tell the rest', async () => {
    const [, , zh] = await talk('zh', ['云驰缓震跑鞋黑色43来一双', '再来两个暖巢睡袋藏青的 总共多少', '睡袋不要了'])
    assert.match(zh!.text, /¥399/)
    const [, en, total] = await talk('en', [
      'a Starfield tent and two Morningmist mugs, how much',
      'actually not the mugs, I never wanted them',
      'so total?',
    ])
    assert.match(en!.text, /¥569/)
    assert.match(total!.text, /¥569/)
  })

  it('add what is taken besides to what was added up', async () => {
    const [, , zh] = await talk('zh', ['星野双人帐篷一顶和晨雾马克杯灰绿两个多少钱', '再加一个小象儿童吸管杯', '一共多少'])
    assert.match(zh!.text, /¥756/)
    const [, , en] = await talk('en', [
      'a Starfield tent and two sage Morningmist mugs, how much',
      'and one Tusklet straw cup with that',
      'total?',
    ])
    assert.match(en!.text, /¥756/)
  })

  it('add up as many things as are said of those that were talked about', async () => {
    const [, , , zh] = await talk('zh', ['看看晨雾马克杯', '星野双人帐篷呢', '小象儿童吸管杯呢', '这三样各一个 加起来多少'])
    assert.match(zh!.text, /¥687/)
  })

  it('count in what the parcel costs, or wrapping, of what is taken in the same breath', async () => {
    const [zh] = await talk('zh', ['反光牵引绳蓝色的来一条，送到拉萨邮费几块'])
    assert.match(zh!.text, /牵引绳（蓝色）[\s\S]*¥49[\s\S]*加收 12 元[\s\S]*¥69/)
    const [wrapped, more] = await talk('zh', ['晨雾马克杯灰绿的来两个，帮我包一下，附张贺卡', '一共多少'])
    assert.match(wrapped!.text, /灰绿） × 2[\s\S]*加 10 元升级礼品包装[\s\S]*¥158/)
    assert.match(more!.text, /¥158/)
    const [, , unwrapped] = await talk('zh', ['晨雾马克杯灰绿的来两个，帮我包一下', '那不要包装了', '一共多少'])
    assert.match(unwrapped!.text, /¥138/)
    assert.doesNotMatch(unwrapped!.text, /升级礼品包装/)
    const [en] = await talk('en', ["one Trotline leash in blue, what's the postage to Tibet"])
    assert.match(en!.text, /Leash \(Blue\)[\s\S]*¥49[\s\S]*extra ¥12[\s\S]*¥69/)
    const [, kit] = await talk('en', [
      'the Pourling coffee kit, is it dishwasher safe',
      '1 of them gift wrapped with a card saying happy birthday. total?',
    ])
    assert.match(kit!.text, /Pourling[\s\S]*¥179/)
    assert.doesNotMatch(kit!.text, /Card Sleeve/)
  })

  it('hold what was taken before, where it is answered which one of the last thing is meant', async () => {
    const [, en] = await talk('en', ['two mugs in sage and 3 fawn school bags please', 'the blue ones. how much for the lot with delivery'])
    assert.match(en!.text, /Mug[^,]*× 2, Fawn[^:]*\(Blue\) × 3[\s\S]*¥705/)
    const [, zh] = await talk('zh', ['晨雾马克杯灰绿的两个，反光牵引绳三条', '蓝色的。一共多少钱，含运费'])
    assert.match(zh!.text, /马克杯[^、]*× 2、反光牵引绳（蓝色） × 3[\s\S]*¥285/)
  })

  it('take how old somebody is, and what somebody adds up himself, for no count', async () => {
    const [, blue] = await talk('en', ["need a school bag, my lad starts school and he's 6", 'the blue one then please'])
    assert.doesNotMatch(blue!.text, /× 6/)
    const [, own] = await talk('en', ['the Morningmist mug in sage please', "so that's ¥69 + 3 for the card + 8.50 is it"])
    assert.doesNotMatch(own!.text, /× 3|3 pieces/)
  })

  it('take what is said last after it was asked whether it is there, and nothing where that only tells more of the question', async () => {
    const [, black] = await talk('zh', ['豆豆耳机怎么样', '白的有吗 黑的呢 那要黑的'])
    assert.match(black!.text, /加入购物车[\s\S]*黑色/)
    const [, asked] = await talk('zh', ['小飞侠儿童跑鞋怎么样', '28码有没有 稍微大点没事 要蓝色'])
    assert.match(asked!.text, /蓝色 28）有现货/)
    const [, en] = await talk('en', ['is the Peapod earbuds there in white', 'hmm is the black there? black one please'])
    assert.match(en!.text, /Add to cart[\s\S]*\(Black\)/)
  })

  it('count what is taken after all with what is added to it, and what is said to go with it', async () => {
    const [, tent] = await talk('zh', ['四人帐篷多少钱', '算了还是买四人的 再加四把椅子一共多少钱'])
    assert.match(tent!.text, /帐篷[\s\S]*露营椅[\s\S]*¥1,435/)
    for (const last of ['那蓝色M来一件 连鞋一起多少钱', '那蓝色M来一件 加上鞋一共多少钱']) {
      const replies = await talk('zh', ['云驰跑鞋黑色42有吗', '顺便要件跑步穿的短袖 红的M', last])
      assert.match(replies.at(-1)!.text, /T恤[\s\S]*跑鞋[\s\S]*¥498/, last)
    }
  })

  it('put no colour of one thing on another that comes in one like it', async () => {
    const [, , en] = await talk('en', [
      'do you have tents',
      'the two person one then please, green',
      "no not the four person one, just the green two person. and 2 sleeping bags, what's that altogether",
    ])
    assert.match(en!.text, /Tent \(Green\) × 1[\s\S]*Sleeping Bag × 2[\s\S]*¥1,147/)
    assert.doesNotMatch(en!.text, /Olive\) ×/)
    const [, found, taken] = await talk('en', ['the two person tent', 'green one please. do you have sleeping bags', '2 of those please'])
    assert.match(found!.text, /Sleeping Bag/)
    assert.doesNotMatch(taken!.text, /Olive\) × 2/)
  })

  it('count no degrees and nothing that somebody has already, and show what is wished for beside an order', async () => {
    const [, en, chairs] = await talk('en', [
      'the four person tent',
      "Fine, I'll take it. And four sleeping bags, what does one cost? Nights can be about 10 degrees.",
      'And what about something to sit on? Four of them. One of us is rather heavy, 105 kg.',
    ])
    assert.match(en!.text, /¥1,955/)
    assert.match(chairs!.text, /Folding Chair/)
    assert.doesNotMatch(chairs!.text, /Tent \(Khaki\) × 4/)
    const [, rabbits] = await talk('en', [
      'the mopsy rabbit',
      "the grey one's sweet. anything else for a newborn, she prob has 10 rabbits already",
    ])
    assert.doesNotMatch(rabbits!.text, /× 10|¥790/)
  })

  it('tell what it comes to delivered, and take the day it is wanted for for no way of sending', async () => {
    const [, en] = await talk('en', ['the mopsy rabbit in grey', 'ok just one mopsy rabbit. delivered?'])
    assert.match(en!.text, /¥79[\s\S]*¥8[\s\S]*¥87/)
    assert.deepEqual(
      ['with next day, need it for saturday', 'send it saturday', 'for saturday delivery'].map(text => wayAsked(text)),
      ['next_day', 'saturday', 'saturday'],
    )
  })

  it('calls no sum wrong in which something stands that the pages charge', async () => {
    const order = 'two white Morningmist mugs please, what does that come to'
    const [, charged] = await talk('en', [order, 'so 138 + 12?'])
    assert.doesNotMatch(charged!.text, /not quite/)
    const [, invented] = await talk('en', [order, 'so 138 + 13?'])
    assert.match(invented!.text, /not quite/)
  })
})
