import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'mocha'
import { bundled } from '../../models/bundled.ts'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import type { Fact, PlanAct } from '../../server/dialogue/plan.ts'
import { isTopic } from '../../server/dialogue/topics.ts'
import { askedOf, signNames } from '../../server/turn/look-signs.ts'
import { type Forest, type LookWeights, readLookWeights } from '../../server/turn/look-weights.ts'
import type { Facts } from '../../server/turn/ports.ts'
import { secondLook } from '../../server/turn/second-look.ts'

describe('the second look at a reply', () => {
  const fact = (type: Fact['type'], text: string, ref: string): Fact => ({ type, text, source: 'shop', ref })
  const jigsaw: PlanAct = {
    act: 'recommend',
    slots: { product: fact('name', 'Harbour jigsaw', 'product:J-1'), price: fact('money', '£13', 'product:J-1') },
  }
  const noted: PlanAct = { act: 'noted', slots: { on: 'card', lines: [fact('phrase', 'Harbour jigsaw × 1', 'product:J-1')] } }
  const offered: PlanAct = { act: 'handoff', slots: { state: 'offered' } }
  const sentence = 'For games we send the part free of charge, usually within a week.'
  const quoted: PlanAct = { act: 'answer', slots: { topic: 'shop', quote: fact('quote', `“${sentence}”`, 'policy:missing:en') } }
  const page = { topic: 'missing', heading: 'Missing pieces' }

  /** Of one sign: unlikely up to the threshold, likely above it. */
  const forest = (sign: string, threshold: number, up = 5, down = -5): Forest => ({
    kinds: {},
    trees: [{ sign: [1 + signNames.indexOf(sign)], threshold: [threshold], left: [-1], right: [-2], leaves: [down, up] }],
  })
  /** What answers surely is added, what surely does not is left out. */
  const weights: LookWeights = {
    signs: [...signNames],
    add: forest('whole', 1),
    drop: forest('whole', -1, -5, 5),
    least: { add: 0.5, drop: 0.5 },
  }
  const message = {
    language: 'en' as const,
    line: 'what do you do when a piece is missing from a game',
    clauses: [{ text: 'what do you do when a piece is missing from a game', intents: [{ probability: 0.6 }] }],
    commands: [{ command: 'find', probability: 0.7 }],
    lately: '',
  }
  const before: Conversation = { ...newConversation('en'), shown: ['B-2'], focus: 'B-2' }
  const settledOn = (acts: PlanAct[]) => ({
    conversation: { ...before, shown: ['J-1', 'J-2'], focus: 'J-1' } satisfies Conversation,
    settled: {
      acts,
      cards: [{ sku: 'J-1' }, { sku: 'J-2' }],
      choices: ['add:J-1' as const, 'intent:show_other' as const],
      actions: [],
    },
  })
  const looking =
    (saidAt: number, toldAt: number, asked: unknown[] = []): NonNullable<Facts['look']> =>
    async (...of) => {
      asked.push(of)
      return {
        said: of[1].map(() => ({ logits: of[0].map(() => saidAt) })),
        told: [{ text: sentence, logits: of[0].map(() => toldAt), act: quoted, page }],
      }
    }
  const look = async (acts: PlanAct[], facts: Pick<Facts, 'look'>) =>
    (await secondLook(settledOn(acts), before, message, ['J-1'], facts, weights)).reply

  it('quotes what answers and leaves out what does not, with its cards and buttons, and nobody has seen them', async () => {
    const { settled, conversation, look: told } = await look([jigsaw], { look: looking(-4, 3) })
    assert.deepEqual(settled.acts, [quoted])
    assert.deepEqual([settled.cards, settled.choices], [[], ['intent:show_other']])
    assert.deepEqual([conversation.shown, conversation.focus, conversation.page], [['B-2'], 'B-2', page])
    assert.deepEqual(told, { added: sentence, likelihood: 0.99, leftOut: ['recommend'] })
  })

  it('keeps what answers too, puts the quotation before an offer, and takes back nothing that is done', async () => {
    const both = await look([jigsaw, offered], { look: looking(2, 3) })
    assert.deepEqual(both.settled.acts, [jigsaw, quoted, offered])
    assert.deepEqual(both.settled.cards, [{ sku: 'J-1' }, { sku: 'J-2' }])
    const taken = await look([noted], { look: looking(-4, 3) })
    assert.deepEqual(taken.settled.acts, [noted, quoted])
    const told = { ...message, line: 'the jigsaw please' }
    const deed = settledOn([noted])
    assert.equal((await secondLook(deed, before, told, [], { look: looking(-4, 3) }, weights)).reply, deed)
  })

  it('changes nothing where no sentence surely answers, where the reply says it already, or while the reader is away', async () => {
    for (const facts of [{ look: looking(-4, 0) }, { look: async () => undefined }, {}]) {
      const reply = settledOn([jigsaw])
      assert.equal((await secondLook(reply, before, message, [], facts, weights)).reply, reply)
    }
    const says = settledOn([quoted])
    assert.equal((await secondLook(says, before, message, [], { look: looking(-4, 3) }, weights)).reply, says)
  })

  it('asks of the message, of its clauses and behind the message before it, and about what is named, meant and in view', async () => {
    const asked: unknown[][] = []
    await look([jigsaw], { look: looking(-4, 0, asked) })
    assert.deepEqual(asked[0]?.[2], ['J-1', 'B-2'])
    assert.deepEqual(askedOf({ line: 'a, b?', clauses: [{ text: 'aa' }, { text: 'b?' }] as never, before: 'is it red' }), [
      'a, b?',
      'aa',
      'b?',
      'is it red a, b?',
    ])
  })

  it('takes a page for one of a known topic by its own name alone', () => {
    assert.deepEqual(['returns', 'constructor', 'price', 'missing'].map(isTopic), [true, false, false, false])
  })

  it('has weights that fit its signs, and says which file does not', async () => {
    assert.ok(readLookWeights(bundled('second-look/forest.json')).add.trees.length > 100)
    const file = join(await mkdtemp(join(tmpdir(), 'look-')), 'forest.json')
    writeFileSync(file, JSON.stringify({ ...weights, signs: ['whole'] }))
    assert.throws(() => readLookWeights(file), /forest\.json: expected the signs whole, .* got whole: fit it anew/)
    writeFileSync(file, JSON.stringify({ signs: [] }))
    assert.throws(() => readLookWeights(file), /forest\.json: /)
  })
})
