import assert from 'node:assert/strict'
import type { Sentence } from '../../server/answers/answers.ts'
import { compareNumbers, termKept } from '../../server/answers/limits.ts'

const saying = (...texts: string[]): Sentence[] => texts.map(text => ({ text, heading: '', source: 'product:P' }))

describe('A number that a question tells', () => {
  it('is held against nothing that is so far off that it is of another thing', () => {
    for (const [question, text, language] of [
      ['does it hold a 15 inch laptop', 'The hooks fit rack tubes of 8 to 16 mm.', 'en'],
      ['i live 50 m away, can i pick it up', 'Fits handlebars of 22 to 35 mm.', 'en'],
      ['放得下 15 寸的电脑吗', '挂钩适合 8 到 16 毫米的管子。', 'zh'],
    ] as const)
      assert.equal(compareNumbers(question, saying(text), language), undefined, question)
  })

  it('is held against the one limit that the texts give, whatever the units', () => {
    for (const [question, texts, verdict] of [
      ['is 13 kg ok for it?', ['for dogs up to 25 kg', 'A leash of 1.5 m, for dogs up to 25 kg.'], '13 kg is within the 25 kg'],
      ['our labrador is 30 kilos', ['for dogs up to 25 kg'], '30 kilos is more than the 25 kg'],
      ['my laptop is 15 inch, does it fit', ['A sleeve for laptops of up to 15.6 inches.'], '15 inch is within the 15.6 inches'],
      ['would it take a 20 lb turkey', ['The rack carries 8 kg.'], '20 lb is more than the 8 kg'],
      ['I am 180 cm and 80 kg', ['carries 120 kg'], '80 kg is within the 120 kg'],
      ['my keyboard is 128 cm wide', ['Fits keyboards from 80 to 130 cm wide.', 'Weighs 2.8 kg.'], '128 cm is within “80 to 130 cm”'],
      ['will it go round an 8 inch neck', ['Fits necks from 13 to 18 inches.'], '8 inch is not within “13 to 18 inches”'],
      ['my cup is 6.5 cm across', ['The clip holds cups up to 7 cm in diameter.'], '6.5 cm is within the 7 cm'],
      ['i am 6 foot 2', ['The regular fits people up to 190 cm.'], '188 cm is within the 190 cm'],
      ['does a 2 litre bottle fit in', ['The pocket takes bottles of up to 1.5 litres.'], '2 litre is more than the 1.5 litres'],
      ['my pup is 4 kg', ['Suitable for dogs of 5 kg and up.'], '4 kg is not within “5 kg and up”'],
    ] as const)
      assert.equal(compareNumbers(question, saying(...texts), 'en')?.verdict, verdict, question)
    for (const [question, text, verdict] of [
      ['我家猫12斤可以吗', '瓦楞纸做的小沙发，长 43 厘米，承重 10 公斤。', '12斤没有超过 10 公斤'],
      ['我230斤坐得住吗', '铝合金折叠椅，重 1.1 公斤，承重 100 公斤。', '230斤超过了 100 公斤'],
      ['我腰有点粗 3尺的腰系得上不', '适合体重20公斤以内的宝宝,腰围65到125厘米可调。', '3尺符合“65到125厘米”'],
      ['杯子直径6.5厘米放得下吗', '适合杯底直径不超过 7 厘米的杯子。', '6.5厘米没有超过 7 厘米'],
      ['我家门厚 45 毫米能装不', '适合厚 40 到 100 毫米的门，门缝小于 3 毫米要磨。', '45 毫米符合“40 到 100 毫米”'],
      ['三尺二能系上不 我老公腰粗', '腰围65-120厘米可调。', '3.2尺符合“65-120厘米”'],
      ['我1米9能用吗', '适合身高 185 厘米以下的人。', '1.9米超过了 185 厘米'],
    ] as const)
      assert.equal(compareNumbers(question, saying(text), 'zh')?.verdict, verdict, question)
  })

  it('is held against what is denied of more, or of less, the other way round', () => {
    for (const [question, text, verdict] of [
      ['our mastiff is 40 kg', 'Not suitable for dogs over 25 kg.', '40 kg is more than the 25 kg'],
      ['our terrier is 8 kg', 'Not suitable for dogs over 25 kg.', '8 kg is within the 25 kg'],
      ['is it ok for a 2 kg kitten', 'We do not recommend it for cats under 3 kg.', '2 kg is less than the 3 kg'],
      ['can I put 12 kg on it', 'Please do not exceed 10 kg.', '12 kg is more than the 10 kg'],
    ] as const)
      assert.equal(compareNumbers(question, saying(text), 'en')?.verdict, verdict, question)
    for (const [question, text, verdict] of [
      ['我家狗30斤能用吗', '不适合 10 公斤以上的狗。', '30斤超过了 10 公斤'],
      ['放 8 公斤的锅行吗', '请勿超过 6 公斤。', '8 公斤超过了 6 公斤'],
      ['我家猫才两公斤', '不建议 3 公斤以下的猫用。', '2公斤低于 3 公斤'],
    ] as const)
      assert.equal(compareNumbers(question, saying(text), 'zh')?.verdict, verdict, question)
  })

  it('is a temperature or a speed, and no angle', () => {
    for (const [question, text, verdict] of [
      ['nights are about 3 degrees, will it be warm enough', 'Comfortable down to 8 °C.', '3 degrees is not within “down to 8 °C”'],
      ['we camp at -2 °C, is that ok', 'Comfortable down to -5 °C.', '-2 °C is within “down to -5 °C”'],
      ['can I wash it at 60 degrees', 'Wash at 40 °C and do not tumble dry.', '60 degrees is more than the 40 °C'],
      ['would it cope with winds of 60 mph', 'It has held in winds up to 90 km/h.', '60 mph (97 km/h) is more than the 90 km/h'],
      ['can it fire at 1230 °C', 'It fires between 1200 and 1260 °C.', '1230 °C is within “1200 and 1260 °C”'],
    ] as const)
      assert.equal(compareNumbers(question, saying(text), 'en')?.verdict, verdict, question)
    assert.equal(compareNumbers('60度热水能洗吗', saying('可机洗，水温不超过30度。'), 'zh')?.verdict, '60度超过了 30度')
    assert.equal(compareNumbers('晚上零下5度能用吗', saying('低至 -10 度也能用。'), 'zh')?.verdict.includes('不'), false)
    assert.equal(compareNumbers('can it lean back 60 degrees', saying('The back tilts up to 45 degrees.'), 'en'), undefined)
  })

  it('is meant of the range that is read out beside it, whatever it is of', () => {
    const lock = saying('磁吸锁舌，适合卧室。', '适用门厚35到50毫米，左右开门都能装。')
    assert.equal(compareNumbers('我看你写的35到50 那30毫米是不是装不了', lock, 'zh')?.verdict, '30毫米不符合“35到50毫米”')
    const clamp = saying('Clamps to tops 10 to 60 mm thick.', 'Reaches 40 cm.')
    assert.equal(compareNumbers('it says 10 to 60 mm, mine is 65 mm', clamp, 'en')?.verdict, '65 mm is not within “10 to 60 mm”')
  })

  it('may be told beside the question, where that asks whether a thing takes or suits somebody', () => {
    const bed = saying('软绒宠物窝，直径 60 厘米，适合 8 公斤以内的猫和小型犬。')
    assert.equal(compareNumbers('那个窝睡得下吗', bed, 'zh', '我家猫11斤 那个窝睡得下吗')?.verdict, '11斤没有超过 8 公斤')
    assert.equal(compareNumbers('那个窝怎么洗', bed, 'zh', '我家猫11斤 那个窝怎么洗'), undefined)
    const chair = saying('A folding chair of 1.1 kg that carries 120 kg.')
    assert.equal(compareNumbers('will it hold him?', chair, 'en', "he's 95 kg. will it hold him?")?.verdict, '95 kg is within the 120 kg')
    assert.equal(compareNumbers('what colours are there?', chair, 'en', "he's 95 kg. what colours are there?"), undefined)
  })

  it('is compared with the one measure that the texts give, where it is asked whether it is more or less', () => {
    const spade = saying('Stainless steel head, beech shaft, 95 cm long, 1.4 kg.')
    assert.equal(compareNumbers('is it over 90 cm or not?', spade, 'en')?.verdict, 'Yes')
    assert.equal(compareNumbers('is it under 1 kg?', spade, 'en')?.verdict, 'No')
    assert.equal(compareNumbers('长度超过1米吗', saying('展开后长 95 厘米。'), 'zh')?.verdict, '不是的')
  })

  it('is left alone where the texts tell no limit, or several, or where several numbers are told', () => {
    for (const [question, text] of [
      ['do you have it in 60 cm?', 'The shelf is 80 cm wide.'],
      ['is 13 kg ok?', 'The small one carries 10 kg, the large one carries 20 kg.'],
      ['I am 80 kg and my husband is 95 kg', 'carries 120 kg'],
      ['my table is 90 cm, will it clamp on', 'fits tables up to 5 cm thick'],
      ['my wrist is 16 cm', 'waist adjusts from 65 to 125 cm'],
      ['is it over 90 cm?', '130 × 170 cm'],
      ['is it heavy?', 'carries 120 kg'],
      ['it only goes to 8 kg, anything bigger?', 'for cats and dogs up to 8 kg'],
    ] as const)
      assert.equal(compareNumbers(question, saying(text), 'en'), undefined, question)
  })
})

describe('A time that has passed', () => {
  it('is told to lie within the one term of a rule, or past it', () => {
    for (const [question, sentence, verdict] of [
      ["it's been 9 days since I got it", 'Within 15 days a faulty item is exchanged for a new one.', '9 days is within the 15 days'],
      ['I bought it 3 months ago', 'You have 60 days to return anything unused.', '3 months is past the 60 days'],
      ['the handle broke, I had it two years', 'All tools carry a 10-year guarantee.', 'two years is within the 10-year'],
    ] as const)
      assert.equal(termKept(question, sentence, 'en'), verdict, question)
    for (const [question, sentence, verdict] of [
      ['杯子买了快俩月了，能换新吗', '签收后 15 天内有质量问题可以换新。', '俩月已经超过 15 天'],
      ['茶叶买了三周，没开封', '没开封，十四天之内寄回来。', '三周已经超过 十四天'],
      ['上个礼拜买的，收到5天了', '签收后 7 天内可以退货。', '5天还在 7 天之内'],
    ] as const)
      assert.equal(termKept(question, sentence, 'zh'), verdict, question)
  })

  it('is not compared where a sentence gives several terms or none, or where nothing has passed', () => {
    assert.equal(termKept('才两个月', '电子产品保修 12 个月，其他商品保修 3 个月。', 'zh'), undefined)
    assert.equal(termKept("I've been waiting 3 days", 'Standard delivery takes 1 to 2 days.', 'en'), undefined)
    assert.equal(termKept('is the warranty 2 years?', 'The warranty is 1 year.', 'en'), undefined)
  })
})
