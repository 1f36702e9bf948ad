import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { advised } from '../../server/facts/advised.ts'
import type { Product } from '../../server/store/catalogue.ts'

describe('which of two suits', () => {
  it('is the one whose text affirms what is asked, where the text of the other denies it or does not speak of it', () => {
    const cases: readonly [string, readonly [string, string], readonly [string, string], string | undefined][] = [
      [
        '家里是电磁炉，煎锅跟炒锅用哪个',
        ['平底煎锅', '燃气灶、电磁炉都能用。不能进烤箱。'],
        ['铁炒锅', '圆底，电磁炉用不了。'],
        '平底煎锅',
      ],
      ['哪个适合坐地铁', ['静谷耳机', '降噪深度 35 分贝。'], ['骨传导耳机', '嘈杂地铁里音量会偏小。'], '静谷耳机'],
      ['我妈对羽绒过敏，买哪个', ['大豆被', '对羽绒过敏的人可以用它代替羽绒被。'], ['鹅绒被', '对羽绒过敏的人不要买。'], '大豆被'],
      ['哪个可以水洗', ['乳胶枕', '枕芯不能水洗，外套可以水洗。'], ['荞麦枕', '外套可以水洗，荞麦壳不能水洗。'], undefined],
      [
        'which is better on the underground',
        ['Stillvale', 'Noise cancelling of 35 dB.'],
        ['Roadsong', 'In a loud metro they sound quiet.'],
        'Stillvale',
      ],
      [
        'boots or shoes for wet hills?',
        ['Fell Boot', 'Leather with a waterproof lining.'],
        ['Dale Shoe', 'It is not waterproof.'],
        'Fell Boot',
      ],
      [
        'which for stiff dough',
        ['Stand Mixer', 'Kneads stiff dough up to 1.2 kg.'],
        ['Hand Mixer', 'Fine for cream, but not for stiff dough.'],
        'Stand Mixer',
      ],
      ['家里有猫，养哪个', ['龟背竹', '汁液对猫狗有毒，不要放在宠物够得到的地方。'], ['吊兰', '对猫狗无毒，五天浇一次水。'], '吊兰'],
      ['我晚上做，怕吵到孩子，哪个合适', ['五档', '够打蛋白，别揉面。'], ['七档', '噪音大约65分贝，晚上打也不吵孩子。'], '七档'],
      ['种多肉用哪个', ['红陶盆', '适合多肉这类怕积水的植物。'], ['吸水盆', '不适合多肉。'], '红陶盆'],
      ['包里要放A4，买哪个', ['荷包', '能放下手机。'], ['拎包', '放得下 A5，放不下 A4。'], undefined],
      ['which for an 11 year old', ['Harbor', 'Ages 8 and up, 45 minutes.'], ['Grain', 'Ages 14 and up, two hours.'], 'Harbor'],
      ['which can go in the dishwasher', ['Loaf Tin', 'The dishwasher will strip it.'], ['Cake Tin', 'Not for the dishwasher.'], undefined],
      ['新手选哪个', ['纺车轮', '左右手可换。'], ['水滴轮', '适合已经会抛投的人，新手容易炸线，建议先用纺车轮。'], '纺车轮'],
      ['天天戴选哪个', ['素木簪', '天天戴也不心疼。'], ['玉兰簪', '怕水怕压。'], '素木簪'],
      [
        'which is better for a beginner on hills',
        ['Glide Board', 'For beginners on steep hills we suggest the Cruiser.'],
        ['Cruiser', 'Soft wheels.'],
        'Cruiser',
      ],
      [
        'difference between the mixers, I make stiff dough',
        ['Stand Mixer', 'Kneads stiff dough.'],
        ['Hand Mixer', 'For cream.'],
        'Stand Mixer',
      ],
      [
        'which one for my dad, he drops everything',
        ['Steel Press', 'Double-walled steel that cannot break.'],
        ['Glass Press', 'Glass in a steel frame.'],
        'Steel Press',
      ],
      ['哪个好 孩子爱摔东西', ['松鼠望远镜', '全橡胶包裹，耐摔1米。'], ['云雀望远镜', '折起来只有手掌大。'], '松鼠望远镜'],
      ['哪个适合新手', ['布鲁斯口琴', '教程最多，适合新手。'], ['拇指琴', '不用基础，新手当天就能弹。'], undefined],
      ['difference between the two mixers', ['Stand Mixer', 'A good mixer for stiff dough.'], ['Hand Mixer', 'For cream.'], undefined],
      ['what is the difference', ['Loaf Tin', 'For bread.'], ['Cake Tin', 'For cakes.'], undefined],
    ]
    for (const [question, one, other, expected] of cases) {
      const language = /\p{Script=Han}/u.test(question) ? 'zh' : 'en'
      const { suits } = advised(question, [one, other].map(toBeside), language)
      assert.equal(suits?.product.sku, expected, question)
    }
  })

  it('says of each the sentence that speaks of what is asked', () => {
    const mixer = { ...toBeside(['Stand Mixer', 'It has 1000 W. Kneads up to 1.2 kg of bread dough.']), text: 'It has 1000 W' }
    const { told } = advised('which for stiff bread dough', [mixer, toBeside(['Hand Mixer', 'Not for stiff bread dough.'])], 'en')
    assert.deepEqual(
      told.map(({ text }) => text),
      ['Kneads up to 1.2 kg of bread dough', 'Not for stiff bread dough'],
    )
  })
})

function toBeside([title, description]: readonly [string, string]): { product: Product; text?: string } {
  const [language, none] = /\p{Script=Han}/u.test(title) ? (['zh', {}] as const) : (['en', {}] as const)
  const product = {
    sku: title,
    title: { [language]: title },
    description: { [language]: description },
    category: none,
    above: none,
    brand: none,
    aliases: none,
    tags: none,
    highlights: none,
    variants: [],
    price: 1000,
    currency: 'CNY',
  }
  return { product: product as unknown as Product }
}
