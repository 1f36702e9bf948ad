import assert from 'node:assert/strict'
import type { Command } from '../../server/dialogue/commands.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import type { IntentName } from '../../server/language/intents.ts'
import { withoutDisowned } from '../../server/understanding/disowned.ts'
import { askedBesideTaking, askedBesideWish, personUnheard, unheard, withUnheardOfGoods } from '../../server/understanding/unheard.ts'

const clause = (text: string, name: IntentName, probability = 0.95): Clause => ({
  text,
  intents: [{ name, probability }],
  slots: {},
  abstain: false,
  oosScore: 0,
  ambiguous: false,
  by: 'classifier',
})
const command = (name: string, more: Partial<Command>) =>
  ({ probability: 1, text: '', skus: [], slots: {}, command: name, ...more }) as Command

describe('A question that the reader has missed', () => {
  it('is asked of the pages where the classifier is sure of it', () => {
    const heard = [command('find', { text: '有水壶吗，能开发票吗' })]
    const [missed] = unheard(heard, [clause('有水壶吗', 'find_product'), clause('能开发票吗', 'ask_invoice')])
    assert.deepEqual([missed?.command, missed?.topic, missed?.text], ['ask', 'invoice', '能开发票吗'])
  })

  it('is none where a command is of it, where the classifier is unsure, or where nothing else is said', () => {
    const both = [clause('any kettles?', 'find_product'), clause('do you gift wrap?', 'ask_gift_wrap')]
    assert.deepEqual(unheard([command('ask', { text: 'do you gift wrap', topic: 'gift_wrap' })], both), [])
    assert.deepEqual(unheard([command('ask', { text: 'do you gift wrap?' })], both), [])
    assert.deepEqual(unheard([command('find', {})], [both[0]!, clause('do you gift wrap?', 'ask_gift_wrap', 0.6)]), [])
    assert.deepEqual(unheard([command('price', {})], [both[1]!]), [])
  })

  it('is asked of the goods that are spoken of, and parted from what was heard', () => {
    const told = (text: string, clauses: Clause[], name = 'stock') =>
      withUnheardOfGoods([command(name, { text, skus: ['BOOT'] })], clauses).map(one => [one.command, one.text, one.skus.join()])
    assert.deepEqual(
      told('got it in tan? is the sole stitched', [
        clause('got it in tan?', 'ask_stock'),
        clause('is the sole stitched', 'ask_product_detail'),
      ]),
      [
        ['stock', 'got it in tan?', 'BOOT'],
        ['ask', 'is the sole stitched', 'BOOT'],
      ],
    )
    assert.deepEqual(told('来一双，鞋底防滑吗', [clause('来一双', 'add_to_cart'), clause('鞋底防滑吗', 'ask_product_detail')], 'add'), [
      ['add', '来一双，', 'BOOT'],
      ['ask', '鞋底防滑吗', 'BOOT'],
    ])
  })

  it('is asked beside a lower price that is asked for', () => {
    const clauses = [clause('多大小孩能玩啊', 'ask_product_detail'), clause('能便宜点吗', 'bargain')]
    const heard = withUnheardOfGoods([command('haggle', { text: '多大小孩能玩啊，能便宜点吗' })], clauses)
    assert.deepEqual(
      heard.map(one => [one.command, one.text]),
      [
        ['haggle', '，能便宜点吗'],
        ['ask', '多大小孩能玩啊'],
      ],
    )
  })

  it('is asked beside a wish too, of whatever is found, and where the classifier cannot tell what kind of question it is', () => {
    const heard = (text: string, clauses: Clause[]) =>
      withUnheardOfGoods([command('find', { text })], clauses).map(one => [one.command, one.text])
    assert.deepEqual(
      heard('有防水的靴子吗，能防滑吗', [clause('有防水的靴子吗', 'find_product'), clause('能防滑吗', 'ask_product_detail')]),
      [
        ['find', '有防水的靴子吗，能防滑吗'],
        ['ask', '能防滑吗'],
      ],
    )
    assert.deepEqual(
      heard('any loaf tins? will they survive the dishwasher', [
        clause('any loaf tins?', 'find_product'),
        clause('will they survive the dishwasher', 'ask_warranty', 0.6),
      ]),
      [
        ['find', 'any loaf tins? will they survive the dishwasher'],
        ['ask', 'will they survive the dishwasher'],
      ],
    )
    const wish = [command('find', { text: 'a gift for mum. any ideas what she might like' })]
    assert.deepEqual(
      withUnheardOfGoods(wish, [clause('a gift for mum.', 'find_gift'), clause('any ideas what she might like', 'find_gift', 0.4)]),
      wish,
    )
  })

  it('is none where one clause tells the one command there is', () => {
    const price = [command('price', { text: 'hm. what does it weigh' })]
    assert.deepEqual(withUnheardOfGoods(price, [clause('hm. what does it weigh', 'ask_product_detail')]), price)
  })

  it('is asked of what is taken where another sentence takes it', () => {
    const heard = (text: string) =>
      askedBesideTaking([command('add', { text, skus: ['BOARD'] })], text).map(one => [one.text, one.skus.join()])
    assert.deepEqual(heard('add both then. can the board go in the dishwasher'), [['can the board go in the dishwasher', 'BOARD']])
    assert.deepEqual(heard('来两块。能放洗碗机吗'), [['能放洗碗机吗', 'BOARD']])
    assert.deepEqual(heard('can i have two of those? thanks'), [])
    assert.deepEqual(heard('the big one please. thanks'), [])
  })

  it('is asked of what a wish finds, where it ends the wish', () => {
    const wish = (text: string, hasKind = true) =>
      askedBesideWish(
        [command('find', { text, wish: { words: '', hasKind, isOption: false, isNew: true, avoid: [] } } as never)],
        text,
      ).map(one => one.text)
    assert.deepEqual(wish('looking for a daypack for work, would a laptop fit'), ['would a laptop fit'])
    assert.deepEqual(wish('head torch for my lad, has he got to buy batteries for it'), ['has he got to buy batteries for it'])
    assert.deepEqual(wish('给孩子买个书包，重不重啊'), ['重不重啊'])
    assert.deepEqual(wish('想买个背带 新生儿能用不'), ['新生儿能用不'])
    for (const none of [
      'a daypack for work, do you have any',
      'is there a tent, and a mat',
      '想买双跑鞋，三百以内有吗',
      '想买个背带 有推荐的吗',
      'boots, brown',
    ])
      assert.deepEqual(wish(none), [], none)
    assert.deepEqual(wish('something nice, is it heavy', false), [])
  })

  it('is none where a service is turned down, or where a thing is called so', () => {
    const left = (text: string, topic: string) => withoutDisowned([command('stock', {}), command('ask', { text, topic } as never)]).length
    assert.deepEqual(
      [
        left('dont wrap it ill do that', 'gift_wrap'),
        left('不用包装了 我自己包', 'gift_wrap'),
        left('发票不要', 'invoice'),
        left('no need to wrap it', 'gift_wrap'),
      ],
      [1, 1, 1, 1],
    )
    assert.deepEqual(
      [
        left('can you not wrap it', 'gift_wrap'),
        left('不包装可以吗', 'gift_wrap'),
        left("don't want it any more", 'returns'),
        left('wrap it please', 'gift_wrap'),
      ],
      [2, 2, 2, 2],
    )
    const taken = [command('add', { text: '来一个礼盒', topic: 'gift_wrap', skus: ['BOX'] } as never)]
    assert.deepEqual(unheard(taken, [clause('来一个礼盒', 'ask_gift_wrap', 0.99)]), [])
    assert.equal(unheard(taken, [clause('来一个礼盒 包起来', 'ask_gift_wrap', 0.99)]).length, 1)
  })

  it('calls the person whom a clause of its own calls', () => {
    const heard = [command('chat', { text: '你是真人吗' })]
    const clauses = (text: string) => [clause('你是真人吗', 'ask_if_bot'), clause(text, 'talk_to_human', 0.99)]
    assert.equal(personUnheard(heard, clauses('帮我转个人吧'))[0]?.command, 'person')
    assert.deepEqual(personUnheard(heard, clauses('不用转人工')), [])
    assert.deepEqual(personUnheard(heard, [clause('转个人', 'talk_to_human', 0.99)]), [])
  })
})
