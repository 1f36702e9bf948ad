import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { type Command, commandNames } from '../../server/dialogue/commands.ts'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import { follow } from '../../server/dialogue/policy.ts'
import type { Turn } from '../../server/dialogue/turn.ts'
import type { Want } from '../../server/dialogue/wants.ts'

const turn: Turn = { language: 'en', clauses: [], events: [], waitingForPerson: false }
const said = { probability: 0.9, text: 'as it was said', skus: [], slots: {} } as const
const plain = (
  command: 'more' | 'add' | 'reject' | 'no' | 'yes' | 'total' | 'cheaper' | 'dearer' | 'price' | 'advise',
  skus: string[] = [],
  slots = {},
) => ({ ...said, command, skus, slots }) as Command
const wish = { words: '', hasKind: false, isOption: false, isNew: false, avoid: [] }
const find = (more: Partial<Extract<Command, { command: 'find' }>['wish']>, slots = {}) =>
  ({ ...said, command: 'find', wish: { ...wish, ...more }, slots }) as Command
const ask = (of: 'goods' | 'shop', skus: string[] = []) => ({ ...said, command: 'ask', of, skus }) as Command
const shopping: Conversation = {
  ...newConversation('en'),
  stage: 'shown',
  need: { category: 'mugs', words: 'mug', budget: { max: 50 }, colour: 'red', recipient: 'mother' },
  shown: ['A', 'B', 'C'],
  seen: ['A', 'B', 'C'],
  focus: 'A',
  asked: 'product',
}
const wants = (before: Conversation, ...commands: Command[]) => follow(before, turn, commands).wants
const only = <W extends Want['want']>(found: Want[], want: W) => found.filter((one): one is Extract<Want, { want: W }> => one.want === want)

describe('the policy', () => {
  it('keeps what was told until another kind of thing is wanted, and then only for whom, and for a gift for how much', () => {
    const [narrower] = only(wants(shopping, find({ words: 'with a lid' })), 'products')
    assert.deepEqual(narrower?.need, { ...shopping.need, words: 'mug\nwith a lid', told: 'as it was said' })
    const [other] = only(wants(shopping, find({ words: 'lamp', hasKind: true }, { category: 'lamps' })), 'products')
    assert.deepEqual(other?.need, { category: 'lamps', words: 'lamp', told: 'as it was said', recipient: 'mother' })
    const giving = { ...shopping, need: { ...shopping.need, gift: true } }
    const [gift] = only(wants(giving, find({ words: 'lamp', hasKind: true }, { category: 'lamps' })), 'products')
    assert.deepEqual(gift?.need.budget, { max: 50 })
    const [anew] = only(wants(shopping, find({ words: 'lamp', hasKind: true, isNew: true }, { category: 'lamps' })), 'products')
    assert.deepEqual(anew?.need, { category: 'lamps', words: 'lamp', told: 'as it was said' })
  })

  it('shows of several kinds that one message names the first of each, all within what may be spent, and of one that is to be cheaper no other', () => {
    const lamp = find({ words: 'lamp', hasKind: true }, { category: 'lamps' })
    const tray = find({ words: 'tray', hasKind: true }, { category: 'trays', budget: { max: 40 } })
    const [both] = only(wants(newConversation('en'), lamp, tray), 'products').slice(-1)
    assert.deepEqual(
      both?.besides?.map(({ category, budget }) => [category, budget]),
      [['lamps', { max: 40 }]],
    )
    const [cheaper] = only(wants(shopping, plain('cheaper', ['A']), tray), 'products').slice(-1)
    assert.equal(cheaper?.besides, undefined)
  })

  it('looks for less of the kind that is called, of a mixed list, and asks which of those shown suits before it shows one', () => {
    const mixed: Conversation = { ...newConversation('en'), stage: 'shown', shown: ['SHOE', 'BAG'], seen: ['SHOE', 'BAG'], focus: 'SHOE' }
    const called = { ...plain('cheaper', ['SHOE']), called: true } as Command
    const [shoes] = only(wants(mixed, called), 'products')
    assert.deepEqual([shoes?.like, shoes?.alike], ['SHOE', undefined])
    const [any] = only(wants(mixed, plain('cheaper', ['SHOE'])), 'products')
    assert.deepEqual(any?.alike, ['SHOE', 'BAG'])
    const echo = { ...find({ words: said.text }), probability: 0.7 } as Command
    assert.deepEqual(
      only(wants(mixed, called, echo), 'products').map(({ cheaperThan }) => cheaperThan),
      [['SHOE']],
    )
    const advice = wants(shopping, plain('advise', ['A', 'B']))
    assert.deepEqual(
      only(advice, 'compare').map(({ skus, ifTold }) => [skus, ifTold]),
      [[['A', 'B'], true]],
    )
    assert.equal(only(advice, 'products')[0]?.unless, 'answered')
  })

  it('takes nothing that was turned down, until it is asked for by its name', () => {
    const { conversation } = follow({ ...shopping, together: ['A', 'B'], shown: ['A', 'B'] }, turn, [plain('reject', ['A'])])
    const both = { ...plain('add', ['B']), several: true } as Command
    assert.deepEqual(
      only(wants(conversation, both), 'add').map(({ sku }) => sku),
      ['B'],
    )
    const named = { ...plain('add', ['A']), called: true } as Command
    const again = follow(conversation, turn, [named])
    assert.deepEqual(again.conversation.refused, undefined)
    assert.deepEqual(
      only(again.wants, 'add').map(({ sku }) => sku),
      ['A'],
    )
    // "Not a school bag, a small one for town": nothing of what is left is meant.
    const alone = follow({ ...shopping, shown: ['A'] }, turn, [plain('reject', ['A']), plain('add')])
    assert.equal(only(alone.wants, 'products')[0]?.need.words, 'as it was said')
  })

  it('knows which size and colour were told before, of whatever was taken or is being chosen', () => {
    const taken = [{ sku: 'A-BLACK', product: 'A', quantity: 1 }]
    const [add] = only(wants({ ...shopping, taken, variants: [{ product: 'B', sku: 'B-RED' }] }, plain('add', ['A'])), 'add')
    assert.equal(add?.talkedAbout, 'A-BLACK')
    const choosing = { product: 'A', quantity: 1, chosen: { size: 'M', colour: 'Red' } } as Conversation['choosing'] & object
    const [chosen] = only(wants({ ...shopping, choosing }, plain('add', ['A'], { colour: 'grey' })), 'add')
    assert.deepEqual(chosen?.chosen, { size: 'M' })
  })

  it('shows for somebody else nothing that was taken for the one before, and by the words that are said now', () => {
    const taken = [{ sku: 'B-1', product: 'B', quantity: 1 }]
    const before: Conversation = { ...shopping, taken, need: { words: 'sleep', told: 'sleeps badly', recipient: 'mother' } }
    const [shown] = only(wants(before, find({ words: 'tea' }, { recipient: 'father' })), 'products')
    assert.deepEqual(shown?.exclude, ['B', 'A'])
    assert.deepEqual(shown?.need, { recipient: 'father', words: 'tea', told: 'as it was said' })
  })

  it('never shows again what was refused, however it is asked for', () => {
    const { conversation, wants: shown } = follow(shopping, turn, [plain('reject', ['A'])])
    assert.deepEqual(only(shown, 'products')[0]?.exclude, ['A', 'B', 'C'])
    assert.equal(conversation.focus, undefined)
    assert.deepEqual(only(wants(conversation, find({ words: 'mug', hasKind: true }, { category: 'mugs' })), 'products')[0]?.exclude, ['A'])
  })

  it('lets a refusal beside another ask only clear the way for it', () => {
    const found = wants(shopping, plain('reject', ['A']), plain('add', ['B']))
    assert.deepEqual(
      found.map(({ want }) => want),
      ['add'],
    )
    assert.deepEqual(
      wants({ ...shopping, asked: 'budget' }, plain('no'), ask('shop')).map(({ want }) => want),
      ['answer'],
    )
  })

  it('answers two questions asked at once', () => {
    const found = wants(
      shopping,
      { ...ask('goods', ['B']), text: 'is the second washable' },
      { ...ask('shop'), text: 'how long to Leeds', topic: 'delivery_time' },
    )
    assert.deepEqual(
      only(found, 'answer').map(({ skus, about, question }) => [skus, about, question]),
      [
        [['B'], 'either', 'is the second washable'],
        [['B'], 'pages', 'how long to Leeds'],
      ],
    )
  })

  it('asks what names nothing of what the message named before it, and then of what was talked about', () => {
    const [first, second] = only(
      wants(shopping, { ...ask('goods', ['B']), text: 'how big is the blanket' }, { ...ask('goods', ['A']), text: 'can it be washed' }),
      'answer',
    )
    assert.deepEqual([first?.skus, first?.alongside], [['B'], ['A']])
    assert.deepEqual([second?.skus, second?.alongside], [['B'], ['A']])
    assert.equal(only(wants(shopping, ask('goods', ['B'])), 'answer')[0]?.alongside, undefined)
  })

  it('asks of what is wished for in the same message what names nothing else, after that is shown and without a question back', () => {
    const both = wants(shopping, find({ words: 'tent', hasKind: true }), ask('goods', []), ask('shop', []))
    assert.deepEqual(
      both.map(one => [one.want, one.want === 'answer' && one.ofFound === true, one.want === 'products' && one.asked === true]),
      [
        ['products', false, true],
        ['answer', true, false],
      ],
    )
    // What was talked about before is not meant where nothing points to it.
    const isOfFound = (question: Command) =>
      only(wants(shopping, find({ words: 'tent', hasKind: true, isNew: true }), question), 'answer')[0]?.ofFound === true
    assert.ok(isOfFound(ask('goods', ['A'])))
    assert.ok(!isOfFound({ ...ask('goods', ['A']), slots: { pointing: true } } as Command))
    assert.ok(!isOfFound({ ...ask('goods', ['A']), called: true } as Command))
    assert.ok(!isOfFound(ask('goods', ['B'])))
    const ofPages = wants(shopping, find({ words: 'tent', hasKind: true }), { ...ask('shop', []), topic: 'payment' } as Command)
    assert.deepEqual(
      ofPages.map(({ want }) => want),
      ['answer', 'products'],
    )
  })

  it('tells the size that is asked for with a wish, and of the thing talked about its size alone', () => {
    const sized = (more: object) => ({ ...find(more, { category: 'tees' }), topic: 'size_advice' }) as Command
    const both = wants(shopping, sized({ words: 'tee', hasKind: true }))
    assert.deepEqual(
      both.map(({ want }) => want),
      ['answer', 'products'],
    )
    assert.equal(only(both, 'answer')[0]?.category, 'tees')
    assert.deepEqual(
      wants(shopping, sized({})).map(({ want }) => want),
      ['answer'],
    )
  })

  it('asks of everything on the screen where nothing is talked about', () => {
    const { focus: _focus, ...nobody } = shopping
    assert.deepEqual(only(wants(nobody, ask('goods')), 'answer')[0]?.skus, ['A', 'B', 'C'])
    assert.deepEqual(
      only(wants(nobody, plain('price')), 'detail').map(({ sku }) => sku),
      ['A', 'B', 'C'],
    )
  })

  it('undercuts and outbids what is pointed at; who wants something dearer has no limit any more', () => {
    const [cheaper] = only(wants(shopping, plain('cheaper', ['B'])), 'products')
    assert.deepEqual([cheaper?.cheaperThan, cheaper?.need.budget], [['B'], { max: 50 }])
    const [dearer] = only(wants(shopping, plain('dearer')), 'products')
    assert.deepEqual([dearer?.dearerThan, dearer?.need.budget], [['A'], undefined])
  })

  it('adds up the cart, else what is talked about, and looks for what the pages tell of postage where that is asked', () => {
    const filled: Conversation = { ...shopping, cart: [{ sku: 'B', quantity: 2 }] }
    assert.deepEqual(only(wants(filled, plain('total')), 'total')[0]?.lines, [{ sku: 'B', quantity: 2 }])
    const found = wants(shopping, plain('total'))
    assert.deepEqual(only(found, 'total')[0]?.lines, [{ sku: 'A', quantity: 1 }])
    assert.equal(only(found, 'answer').length, 0)
    assert.equal(only(wants(shopping, { ...plain('total'), topic: 'shipping' } as Command), 'answer')[0]?.topic, 'shipping')
  })

  it('remembers what was said to be taken until it lies in the cart or is let go', () => {
    const lamp = { sku: 'B-RED', product: 'B', quantity: 2 }
    const taking: Conversation = { ...shopping, cart: [{ sku: 'A', quantity: 1 }], taken: [lamp] }
    assert.deepEqual(only(wants(taking, plain('total')), 'total')[0]?.lines, [{ sku: 'A', quantity: 1 }, lamp])
    assert.deepEqual(follow(taking, turn, [plain('reject', ['B'])]).conversation.taken, undefined)
    const added = { name: 'Product Added', sku: 'B', line: 'B-RED', quantity: 2 } as const
    assert.equal(follow(taking, { ...turn, events: [added] }, [plain('total')]).conversation.taken, undefined)
  })

  it('tells what the cart comes to with what was asked beside it before, when the page adds to it', () => {
    const cart = [{ sku: 'B-RED', product: 'B', quantity: 1 }]
    const told: Conversation = { ...shopping, cart, summed: cart, summedWith: { wrapping: true }, destination: 'Tibet' }
    const added = { name: 'Product Added', sku: 'B', line: 'B-RED', quantity: 1 } as const
    const [total] = only(follow(told, { ...turn, events: [added] }, []).wants, 'total')
    assert.deepEqual(total?.asks, { shipping: true, wrapping: true, place: 'Tibet' })
  })

  it('tells what is left where something that was taken is let go, and hears no wish in the colour of what is taken', () => {
    const taken = [
      { sku: 'A', quantity: 1 },
      { sku: 'B', quantity: 2 },
    ]
    assert.deepEqual(only(wants({ ...shopping, taken }, plain('reject', ['A'])), 'total')[0]?.lines, [{ sku: 'B', quantity: 2 }])
    const green = find({ isOption: true, words: 'a green one' }, { colour: 'green' })
    assert.deepEqual(
      wants(shopping, plain('add', ['A'], { colour: 'green' }), green).map(({ want }) => want),
      ['add'],
    )
  })

  it('tells a sum beside what else is asked, after what is taken and before what is shown', () => {
    const sum = { text: 'what do both come to', asked: {}, counted: [{ sku: 'A', quantity: 1, said: 'a' }] }
    const found = follow(shopping, { ...turn, sum }, [
      find({ words: 'lamp', hasKind: true }),
      { ...ask('shop'), topic: 'returns' } as Command,
      plain('add', ['A']),
    ]).wants
    assert.deepEqual(
      found.map(({ want }) => want),
      ['add', 'total', 'answer', 'products'],
    )
  })

  it('chooses among what is shown when asked which', () => {
    assert.deepEqual(only(wants(shopping, plain('advise', ['B', 'C'])), 'products')[0]?.among, ['B', 'C'])
    assert.deepEqual(only(wants(shopping, plain('advise')), 'products')[0]?.among, ['A', 'B', 'C'])
    // In what is said of its options, which is no wish of what comes next.
    const one = follow(shopping, turn, [plain('advise', ['B'])])
    assert.equal(only(one.wants, 'products')[0]?.need.told, 'as it was said')
    assert.equal(one.conversation.need.told, undefined)
  })

  it('takes "no" to a detail as any', () => {
    assert.equal(only(wants({ ...shopping, asked: 'budget' }, plain('no')), 'products').length, 1)
  })

  it('has something to say to every command, in an empty conversation and in a full one', () => {
    for (const before of [newConversation('zh'), shopping, { ...shopping, stage: 'ordered' as const, cart: [{ sku: 'A', quantity: 1 }] }])
      for (const name of commandNames) {
        const extra = { find: { wish }, ask: { of: 'goods' }, order: { what: 'problem' }, person: { sure: true }, chat: { what: 'thanks' } }
        const command = { ...said, command: name, ...(name in extra ? extra[name as keyof typeof extra] : {}) } as Command
        assert.notEqual(follow(before, turn, [command]).wants.length, 0, name)
      }
  })
})
