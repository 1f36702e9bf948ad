import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { talking } from '../support/talking.ts'

describe('several things asked in one message', function () {
  this.timeout(60_000)
  const replies = talking()
  const talk = async (language: 'zh' | 'en', ...lines: readonly string[]) => (await replies(language, lines)).at(-1)?.text ?? ''

  it('are asked of what the same message wishes for', async () => {
    const washed = await talk('zh', '有保温杯吗？能进洗碗机不')
    assert.match(washed, /恒温保温杯/)
    assert.match(washed, /不可进洗碗机/)
    assert.match(await talk('en', 'have you got a two person tent, and is it heavy?'), /Starfield[\s\S]*2\.3 kg/)
    assert.match(await talk('en', 'do you do yoga mats and do they smell'), /rubber smell/)
  })

  it('are each answered, the money first and what is asked of the pages after it', async () => {
    assert.match(await talk('zh', '保温杯多少钱，能保温几个小时'), /¥129[\s\S]*12 小时/)
    assert.match(await talk('zh', '一个小铁锅加一个砧板一共多少，不喜欢能退吗'), /¥288[\s\S]*7 天/)
    const both = await talk('en', 'ok my friend in shanghai can take it. how long to shanghai and how much is postage for one mug')
    assert.match(both, /1 to 2 days[\s\S]*¥8/)
  })

  it('are not those that only turn to a thing, nor what somebody tells of himself beside one', async () => {
    const lamp = await talk('zh', '那个露营氛围灯呢 下雨能用不 电能撑几小时')
    assert.match(lamp, /50 小时/)
    assert.doesNotMatch(lamp, /灯呢/)
    const swim = await talk('en', 'what about the Roadsong though, can i swim with it')
    assert.doesNotMatch(swim, /what about/)
    const wide = await talk('en', 'the Skyglide shoes', 'can they be machine washed? my feet sweat a lot')
    assert.match(wide, /machine/)
    assert.doesNotMatch(wide, /sweat/)
    // 马克杯呢 behind a question asks the same of the mug.
    assert.match(await talk('zh', '恒温保温杯能进洗碗机吗 马克杯呢'), /不可进洗碗机[\s\S]*马克杯/)
  })

  it('are not whether so much money will do, nor for whom it is said to be', async () => {
    const none = /没有写到|doesn't say/
    for (const line of ['我每天走五公里 脚宽 两百块能买到鞋吗', '给我妈买个保温杯 一百五以内够不够'])
      assert.doesNotMatch(await talk('zh', line), none)
    assert.doesNotMatch(await talk('en', 'i need a backpack for work, what can i get for 200'), none)
    const gift = (await replies('zh', ['积木多少块啊 送侄子的 他手笨'])).at(-1)!
    assert.deepEqual(gift.cards, ['TOY-011'])
    const en = (await replies('en', ['how much is the yoga mat, its for my wife'])).at(-1)!
    assert.deepEqual(en.cards, ['YOG-921'])
    assert.doesNotMatch(en.text, /suggest/)
  })

  it('ask no size where somebody only tells his, nor a sum where a day is meant', async () => {
    const heavy = await talk('zh', '看看云驰跑鞋', '那双多重啊 我平时穿42')
    assert.match(heavy, /260 克/)
    assert.doesNotMatch(heavy, /大半码/)
    assert.doesNotMatch(await talk('zh', '安睡礼盒', '要一个 能不能下周三前到北京'), /一共/)
    assert.doesNotMatch(await talk('en', 'the slumber gift set', "i'll take one, could it be in beijing before friday"), /listed price/)
  })

  it('ask what is in a set, and neither how many there are of it nor what it costs', async () => {
    assert.match(await talk('en', "what's in the slumber gift set"), /silk eye mask/)
    assert.match(await talk('zh', '安睡礼盒里有什么'), /真丝眼罩/)
    assert.match(await talk('zh', '安睡礼盒多少钱', '还剩几个'), /还有8件/)
  })

  it('are as many as ask something', async () => {
    const en = await talk('en', 'the hearthkeep bottle', 'would it keep tea hot all day do u think? and is it heavy')
    assert.doesNotMatch(en, /do u think/)
  })

  it('are answered by what is asked, not by a number that is told beside it', async () => {
    const wash = await talk('zh', '云朵宠物窝怎么洗，我家猫14斤')
    assert.match(wash, /机洗/)
    assert.doesNotMatch(wash, /没有超过|超过了/)
    assert.match(await talk('zh', '云朵宠物窝睡得下吗，我家猫14斤'), /14斤没有超过 8 公斤/)
    const light = await talk('en', "how heavy is the Fawn school bag? he's 6")
    assert.match(light, /620 g/)
    assert.doesNotMatch(light, /within/)
    assert.match(await talk('en', "is the Fawn school bag right for him? he's 6"), /6 is within|He's 6 is within|he's 6 is within/i)
  })

  it('are named where no text tells one of them', async () => {
    assert.match(
      await talk('zh', '云驰缓震跑鞋有42码吗？这双是哪个明星代言的'),
      /42码有现货[\s\S]*“这双是哪个明星代言的”，店里的说明没有写到/,
    )
    assert.match(
      await talk('en', 'how much is the Hearthkeep bottle? has it ever won any design award'),
      /¥129[\s\S]*On “has it ever won any design award” our shop/,
    )
  })

  it('are answered to whoever waits for a person, who is told of the person only when asking how long that takes', async () => {
    assert.match(await talk('zh', '转人工', '几天能到河南，乡下送不送'), /2 到 4 天[\s\S]*乡镇/)
    assert.match(await talk('en', 'get me a person', 'how long is delivery to shanghai?'), /1 to 2 days/)
    assert.match(await talk('en', 'get me a person', 'how long will they be'), /colleague/)
  })

  it('are asked of the thing’s own text before any page, whatever topic the classifier hears', async () => {
    assert.match(await talk('en', 'do you have the Starfield tent', 'how long does it take to put up'), /about 5 minutes/)
    assert.match(await talk('en', 'are the Peapod earbuds in stock', 'ok the earbuds, how many hours'), /6 hours at a time/)
    assert.match(await talk('zh', '星野双人帐篷有货吗', '搭起来要多久'), /5 分钟/)
    assert.match(await talk('zh', '安睡礼盒有吗', '这个礼盒用不用另外包装'), /自带包装/)
  })

  it('are heard in the end of a wish', async () => {
    assert.match(await talk('zh', '给孩子买个书包，重不重啊'), /小鹿儿童书包[\s\S]*620 克/)
    assert.match(await talk('en', 'a backpack for my daughter, is it heavy'), /(?:780|620) g/)
  })

  it('are not asked where a service is turned down in passing', async () => {
    assert.doesNotMatch(await talk('en', 'Nimbus everyday daypack', 'any blue? dont wrap it ill do that'), /wrap/)
    assert.doesNotMatch(await talk('zh', '安睡礼盒', '要一个 不用包装了 我自己包'), /10 元|缎带/)
  })

  it('let the offer of a person lapse, which a plain yes takes up', async () => {
    const offered = ['the Starfield tent', 'which celebrity advertises it'] as const
    const postage = await talk('en', ...offered, 'sure, and whats the postage')
    assert.match(postage, /¥8|¥99/)
    assert.doesNotMatch(postage, /colleagues? (?:is|will)/)
    assert.match(await talk('en', ...offered, 'yes please'), /colleague/)
    const inside = await talk('zh', '安睡礼盒', '这个是哪个明星代言的', '对就这个礼盒 蜡烛能点多久')
    assert.match(inside, /25 小时/)
    assert.doesNotMatch(inside, /人工/)
  })

  it('let that offer lapse where a sum is asked, too', async () => {
    const zh = await talk('zh', '星野双人帐篷', '这个是哪个明星代言的', '好，帐篷和暖巢睡袋都要，一共多少钱')
    assert.match(zh, /¥858/)
    assert.doesNotMatch(zh, /人工|同事/)
    assert.doesNotMatch(
      await talk('en', 'the Starfield tent', 'has it got a window', 'yes, the tent and a mug, whats the total'),
      /colleague/,
    )
  })

  it('are what is taken and what is looked for besides', async () => {
    const zh = await talk('zh', '晨雾马克杯灰绿的来一个 有没有保温杯看看')
    assert.match(zh, /晨雾陶瓷马克杯（灰绿）[\s\S]*恒温保温杯/)
    assert.match(await talk('zh', '看看露营椅', '来两把黑的 另外有没有帐篷推荐'), /黑色） × 2[\s\S]*帐篷/)
    const en = await talk('en', "i'll take the nimbus daypack in sky blue, and have you got any kids backpacks")
    assert.match(en, /Nimbus Everyday Daypack \(Sky blue\)[\s\S]*Fawn/)
    assert.doesNotMatch(await talk('zh', '我想买个晨雾马克杯，有没有保温杯也看看'), /加入购物车”就好/)
  })

  it('are no wish where nothing is named and what is talked about is taken', async () => {
    assert.match(await talk('zh', '看看睡袋', '那买一个吧'), /暖巢睡袋要哪种颜色/)
    assert.match(await talk('zh', '暖冬针织毯能机洗吗', '行 那就买两条吧'), /暖冬针织毯要哪种颜色/)
    assert.match(await talk('en', 'is the stillpose mat slippery', 'alright ill get one'), /colour would you like for Stillpose/)
  })

  it('beside a call for a person are answered, and the call is answered once', async () => {
    assert.match(await talk('zh', '行了行了 那给我转人工吧 能寄到西藏吗'), /(?:人工|同事)[\s\S]*西藏/)
    const en = await talk('en', 'get me a person please. do you deliver to tibet?')
    assert.match(en, /every province/)
    assert.match(en, /colleague/)
    assert.doesNotMatch(await talk('zh', '你是真人吗 帮我转个人吧'), /需要的话/)
  })

  it('are of no rule for what came broken where a late parcel displeases, nor where something is being taken', async () => {
    const zh = await talk('zh', '我的快递怎么还没到，都五天了', '三天了还不发 你们搞什么 气死我了')
    assert.match(zh, /人工|同事/)
    assert.doesNotMatch(zh, /质量问题|换新/)
    assert.doesNotMatch(await talk('zh', '看看针织毯', '米白的来一条 你们这个怎么那么便宜 是不是质量不好啊'), /抱歉|往返运费/)
  })

  it('are trouble with what was bought, which is no wish for another', async () => {
    assert.match(await talk('en', 'the Stillvale headphones i got off you have stopped charging'), /sorry/i)
    assert.match(await talk('zh', '你家买的静谷降噪耳机 用了两天就没声音了'), /抱歉/)
    assert.doesNotMatch(await talk('en', 'i bought the Stillvale headphones from you, have you got a mug too'), /sorry/i)
  })

  it('cost what the pages tell where no goods are talked about', async () => {
    const both = await talk('en', 'how long does delivery to harbin take & what does it cost')
    assert.match(both, /2 to 4 days[\s\S]*¥8/)
    assert.doesNotMatch(both, /Which kind/)
    assert.match(await talk('zh', '寄到哈尔滨要几天', '多少钱呢'), /8 元运费/)
  })

  it('leave whoever has chosen with what was chosen: nobody is led back to other goods, or praised what is being taken', async () => {
    const taken = ['a comfort rabbit for a baby', "i'll take the knitted throw in red"] as const
    assert.doesNotMatch(await talk('en', ...taken, 'can she return it if she doesnt like it'), /get back to/)
    assert.doesNotMatch(await talk('en', ...taken, "what rabbit?? i'm getting the throw. ok thats all ta"), /Take a look|suggest/)
    assert.doesNotMatch(await talk('en', ...taken, 'ok thats all ta'), /looking for/)
    assert.doesNotMatch(await talk('zh', '红色针织毯来一条', '好的就这些，谢谢'), /请问想看/)
    assert.doesNotMatch(await talk('zh', '有外套吗', '北岭冲锋衣黑色XL有货吗', '能开专票吗'), /接着看/)
  })

  it('tell what was ordered, of whoever asked where it is, and wish for none of it', async () => {
    const late = "where's my order?? it said 2-4 days and its day 6"
    assert.match(await talk('en', late, 'its for a water fountain for my cat, i only have my phone number'), /phone number of the order/)
    assert.match(await talk('zh', '我的快递怎么还没到，都一个礼拜了', '是一个保温杯，上周三下的单'), /下单的手机号查询/)
    assert.match(await talk('en', late, 'anyway i also need a tent'), /Starfield/)
    assert.match(await talk('zh', '收到的帐篷破了', '算了，给我推荐个睡袋'), /暖巢睡袋/)
  })

  it('have words of their own: what asks no more than whether it suits is answered by what is quoted beside it', async () => {
    for (const [language, line, told] of [
      ['en', 'do the Peapod earbuds handle sweat, i run a lot, will they be alright', /IPX4/],
      ['en', 'is the throw machine washable? my washer is a front loader, would that be ok', /machine wash/i],
      ['en', "how heavy is the Starfield tent, we're hiking, is it manageable", /2\.3 kg/],
      ['zh', '冲锋衣防水吗，可以吗', /10000/],
      ['zh', '暖冬针织毯扎人吗，你们不是有吗', /不扎人/],
    ] as const) {
      const text = await talk(language, line)
      assert.match(text, told)
      assert.doesNotMatch(text, /doesn't say|没有写到|winter/, line)
    }
    // What is told and asked of is another question where nothing tells it.
    assert.match(await talk('zh', '保温杯能装咖啡吗，我孩子也用，有影响吗'), /没有写到/)
  })

  it('are asked again of what was meant, all of them', async () => {
    const both = await talk(
      'zh',
      '有暖冬针织毯和棉麻枕巾吗',
      '这个毯子能机洗吗，有什么颜色的，会不会扎人',
      '我说的是星野双人帐篷，不是毯子',
    )
    assert.doesNotMatch(both, /暖冬/)
    const again = await talk(
      'en',
      'do you have the Starfield tent',
      'the throw, is it warm and how heavy is it',
      'no i meant the tent, not the throw',
    )
    assert.match(again, /Starfield[\s\S]*2\.3 kg/)
  })

  it('take what the last of them takes, whatever was said back before it', async () => {
    const zh = ['北岭冲锋衣有黑色的吗', '我178 75kg穿什么码'] as const
    assert.match(await talk('zh', ...zh, 'S？你不是说XL吗，给我XL'), /黑色 · XL/)
    assert.doesNotMatch(await talk('zh', ...zh, 'S？你不是说XL吗，给我XL'), /（M）|（L）/)
    assert.match(await talk('en', 'is the Northfell shell jacket there in black', 'S? i said L. give me the L'), /Black · L/)
    assert.match(await talk('zh', '有暖巢睡袋吗', '睡袋？我要的是跑鞋啊，宽脚入门的'), /晨光入门跑鞋/)
  })

  it('go on with the page that was asked before them in the same breath', async () => {
    assert.match(await talk('zh', '暖巢睡袋多少钱', '怎么退，谁出运费'), /寄回运费由顾客承担/)
    assert.doesNotMatch(await talk('en', 'the fawn school bag in blue', 'how long have i got to send it back & who pays'), /wipe clean/)
    assert.match(await talk('en', 'the fawn school bag in blue', 'how do i return it, is it easy to clean'), /wipe clean/)
  })

  it('tell of a thing that it is there by what else they tell of it', async () => {
    const zh = await talk('zh', '你们不是有个小鹿儿童书包吗 多少钱')
    assert.match(zh, /¥189/)
    assert.doesNotMatch(zh, /没有写到/)
    assert.doesNotMatch(await talk('en', "don't you have a Fawn Kids School Bag? how much is it"), /doesn't say/)
  })
})
