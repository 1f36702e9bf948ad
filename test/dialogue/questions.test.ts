import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import { settle } from '../../server/dialogue/settle.ts'
import { step } from '../../server/dialogue/step.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import type { IntentName } from '../../server/language/intents.ts'

const looking: Conversation = {
  ...newConversation('en'),
  stage: 'shown',
  shown: ['BIKE', 'VEST'],
  focus: 'BIKE',
  need: { category: 'bikes' },
}

const wanted = (text: string, name: IntentName, slots: Clause['slots'] = {}, before: Partial<Conversation> = {}) => {
  const clause: Clause = {
    text,
    slots,
    intents: [{ name, probability: 0.9 }],
    abstain: false,
    ambiguous: false,
    oosScore: 0,
    by: 'classifier',
    tried: ['variant'],
  }
  return step({ ...looking, ...before }, { language: 'en', clauses: [clause], events: [], waitingForPerson: false }).wants
}

const first = (text: string, name: IntentName, before: Partial<Conversation> = {}) => wanted(text, name, {}, before)[0]

describe('a question about the product talked about', () => {
  it('is put to its text, whatever wish or complaint it looks like', () => {
    for (const [text, intent] of [
      ['hard to put together?', 'repeat'],
      ['knee pads come with?', 'find_product'],
      ['they stretch at all', 'complain'],
      ['why is it so cheap tho', 'cheaper'],
      ['会碎不 以前买的硬的摔裂了', 'complain'],
      ['送勺子吗 还送几个头', 'find_gift'],
    ] as const) {
      const wants = wanted(text, intent)
      assert.ok(
        wants.some(want => want.want === 'answer' && want.about !== 'pages' && want.skus.includes('BIKE')),
        text,
      )
    }
  })

  it('may be a word or two', () => {
    for (const [text, intent] of [
      ['pedals?', 'find_product'],
      ['max weight', 'give_detail'],
      ['rating?', 'ask_recommendation'],
      ['do i get a case', 'find_product'],
      ['材质', 'give_detail'],
      ['带盖吗？', 'find_product'],
    ] as const)
      assert.equal(first(text, intent)?.want, 'answer', text)
    for (const text of ['others?', 'cheaper?', '别的？']) assert.notEqual(first(text, 'find_product')?.want, 'answer', text)
  })

  it('is for its former price in few words', () => {
    for (const text of ['was?', 'what did it used to be', 'reduced from?', '原价多少', 'is it cheaper than it was']) {
      const want = first(text, 'repeat')
      assert.ok(want?.want === 'detail' && want.about === 'price', text)
    }
  })

  it('is none in a nod', () => {
    for (const text of ['ok cool', 'fair enough', 'right ta', '好嘞', '哈哈 好的', '👍', "ok i'll think about it"]) {
      const want = first(text, 'affirm', { asked: 'add' })
      assert.ok(want?.want === 'say' && want.act.act === 'smalltalk', text)
    }
    assert.equal(first('yes please', 'affirm', { asked: 'add' })?.want, 'add')
    assert.equal(first('要', 'affirm', { asked: 'add' })?.want, 'add')
  })

  it('may be no more than a word', () => {
    for (const [text, intent] of [
      ['straps?', 'find_product'],
      ['max load', 'give_detail'],
      ['warranty card?', 'ask_warranty'],
    ] as const)
      assert.deepEqual(
        wanted(text, intent).map(want => want.want === 'answer' && want.attempt),
        ['word'],
        text,
      )
    assert.ok(wanted('saddles?', 'find_product', { category: 'saddles' }).every(({ want }) => want !== 'answer'))
  })

  it('may be told as something of one’s own', () => {
    const said = (text: string, before = looking) => {
      const clause: Clause = {
        text,
        slots: {},
        intents: [],
        abstain: true,
        ambiguous: false,
        oosScore: 0.9,
        by: 'classifier',
        tried: ['variant'],
      }
      return step(before, { language: 'en', clauses: [clause], events: [], waitingForPerson: false }).wants[0]
    }
    for (const text of ['my frame is carbon', 'our lift has narrow doors', '我家是木地板']) {
      const want = said(text)
      assert.ok(want?.want === 'answer' && want.attempt === 'word' && want.skus.includes('BIKE'), `${text}: ${JSON.stringify(want)}`)
      assert.notEqual(said(text, newConversation('en'))?.want, 'answer', text)
    }
  })

  it('names another thing only beside it', () => {
    const [want] = wanted('does it fit in my car cup holder', 'ask_product_detail', { category: 'cups' })
    assert.ok(want?.want === 'answer' && want.skus[0] === 'BIKE')
  })

  it('asks which colours are left, or compares the two shown by price', () => {
    assert.deepEqual(
      wanted('还剩啥色', 'ask_stock').map(want => want.want === 'detail' && want.about),
      ['colours'],
    )
    assert.deepEqual(
      wanted('price difference?', 'ask_price').map(({ want }) => want),
      ['compare'],
    )
  })
})

describe('a complaint about what was bought', () => {
  it('is answered by what the pages say of it, and a person is offered in any case', () => {
    for (const text of [
      'the guitar strap you sold me snapped after a week',
      '收到的花盆是碎的',
      'my parcel came with a leak in the bottle',
    ]) {
      const wants = wanted(text, 'complain')
      assert.ok(
        wants.some(want => want.want === 'answer' && want.about !== 'products' && want.topic === 'warranty'),
        text,
      )
      assert.ok(
        wants.some(want => want.want === 'handoff' && want.state === 'offered'),
        text,
      )
    }
  })
})

describe('a question after a page was quoted', () => {
  const page = { topic: 'presents', heading: 'Presents › Vouchers' }
  const afterPage = (text: string, name: IntentName, slots: Clause['slots'] = {}) => {
    const clause: Clause = {
      text,
      slots,
      intents: [{ name, probability: 0.9 }],
      abstain: false,
      ambiguous: false,
      oosScore: 0,
      by: 'classifier',
      tried: ['variant', 'half', 'word'],
    }
    return step({ ...looking, page }, { language: 'en', clauses: [clause], events: [], waitingForPerson: false }).wants
  }

  it('may be about that page, unless it names a product', () => {
    for (const text of ['does it expire at some point?', '会过期吗', 'how would she use it?', '对方怎么用？']) {
      const [want] = afterPage(text, 'ask_product_detail')
      assert.ok(want?.want === 'answer' && want.about === 'either' && want.page === page, text)
    }
    const [want] = afterPage('does the vest expire?', 'ask_product_detail', { product: ['VEST'] })
    assert.ok(want?.want === 'answer' && want.about === 'products')
  })

  it('is no longer about it when goods are talked about again', () => {
    const name = { type: 'name', text: 'Vest', source: 'shop', ref: 'product:VEST' } as const
    const price = { type: 'money', text: '$9', source: 'shop', ref: 'product:VEST' } as const
    const found = [
      {
        want: 'answer',
        quote: { type: 'quote', text: '“Warm.”', source: 'shop', ref: 'product:VEST' },
        product: { sku: 'VEST', name, price, amount: 900, options: [] },
      },
    ] as const
    const wants = [{ want: 'answer', question: 'warm?', skus: ['VEST'], about: 'products' }] as const
    assert.equal(settle({ ...looking, page }, wants, found, {}).conversation.page, undefined)
  })
})
