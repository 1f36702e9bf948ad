import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { inAgentsVoice } from '../../server/dialogue/agent-voice.ts'
import { type Conversation, newConversation } from '../../server/dialogue/conversation.ts'
import type { Fact, PlanAct } from '../../server/dialogue/plan.ts'
import { step } from '../../server/dialogue/step.ts'
import { summarise, toSummary } from '../../server/dialogue/summary.ts'
import type { Clause, PageEvent, Turn } from '../../server/dialogue/turn.ts'

const fact = (type: Fact['type'], text: string): Fact => ({ type, text, source: 'shop', ref: text })
const known = (part: Partial<Conversation>): Conversation => ({ ...newConversation('en'), ...part })
const asks = (name: Clause['intents'][0]['name'], text: string): Clause => ({
  text,
  intents: [{ name, probability: 0.95 }],
  abstain: false,
  ambiguous: false,
  oosScore: 0,
  slots: {},
  by: 'classifier',
})
const turnOf = (clauses: Clause[], events: PageEvent[] = []): Turn => ({ language: 'en', clauses, events, waitingForPerson: false })

describe('the summary of a conversation', () => {
  it('tells how far the shopper has come and of which products: those looked at, in the cart, or ordered', () => {
    const { stage, skus } = summarise(known({ stage: 'need_known', need: { category: 'mugs' } }))
    assert.deepEqual([stage, skus], ['looking', []])
    const choosing = summarise(known({ stage: 'shown', shown: ['A', 'B', 'C'], focus: 'B' }))
    assert.deepEqual([choosing.stage, choosing.skus], ['choosing', ['B', 'A', 'C']])
    const added: PageEvent = { name: 'Product Added', sku: 'A', line: 'A-RED', quantity: 2 }
    const { conversation: full } = step(known({ stage: 'shown', need: { category: 'mugs' } }), turnOf([], [added]))
    const cart = summarise(full)
    assert.deepEqual([cart.stage, cart.skus, cart.need], ['in_cart', ['A-RED'], { category: 'mugs', quantity: 2 }])
    const { conversation: bought } = step(full, turnOf([], [{ name: 'Order Completed', order: 'X1', products: [] }]))
    const ordered = summarise(bought)
    assert.deepEqual([ordered.stage, ordered.skus, ordered.need], ['ordered', ['A-RED'], { quantity: 2 }])
    const emptied = step(full, turnOf([], [{ name: 'Product Removed', sku: 'A', line: 'A-RED' }]))
    assert.equal(summarise(emptied.conversation).stage, 'choosing')
  })

  it('remembers what was asked about, the latest last, each once', () => {
    const questions = [
      asks('ask_shipping_fee', 'how much is shipping?'),
      asks('ask_return', 'can I return it?'),
      asks('ask_warranty', 'is there a warranty?'),
      asks('ask_return', 'for how long can I send it back?'),
    ]
    const after = questions.reduce((conversation, clause) => step(conversation, turnOf([clause])).conversation, newConversation('en'))
    assert.deepEqual(after.subjects, ['shipping', 'warranty', 'returns'])
    assert.deepEqual(summarise(after).subjects, ['warranty', 'returns'])
  })

  it('tells why a person is wanted; an offer that was not answered counts, an old one does not', () => {
    assert.equal(summarise(known({}), 'asked').waits, 'person')
    assert.equal(summarise(known({}), 'agent_left').waits, 'person')
    assert.equal(summarise(known({}), 'complaint').waits, 'complaint')
    assert.equal(summarise(known({}), 'not_understood').waits, 'unanswered')
    assert.equal(summarise(known({ asked: 'handoff', offered: 'order' })).waits, 'order')
    assert.equal(summarise(known({ asked: 'budget', offered: 'order' })).waits, undefined)
  })

  it('names two products and two subjects at most', () => {
    const [a, b, c] = [fact('name', 'a'), fact('name', 'b'), fact('name', 'c')]
    const { slots } = toSummary(summarise(known({ shown: ['A'] }), 'asked'), { need: {}, products: [a, b, c], subjects: [a] })
    assert.deepEqual(slots, { stage: 'choosing', product: [a, b], asked: [a], waits: 'person' })
  })
})

describe('a reply in an agent’s voice', () => {
  const recommend: PlanAct = { act: 'recommend', slots: { product: fact('name', 'Mug'), price: fact('money', '¥1') } }
  const unknown: PlanAct = { act: 'decline', slots: { reason: 'unknown' } }

  it('has no assistant that introduces itself and calls no colleague', () => {
    assert.deepEqual(inAgentsVoice([{ act: 'greet', slots: {} }, recommend]), [recommend])
    assert.deepEqual(inAgentsVoice([unknown, { act: 'handoff', slots: { state: 'offered' } }]), [unknown])
    assert.deepEqual(inAgentsVoice([{ act: 'smalltalk', slots: { topic: 'bot' } }]), [])
  })

  it('speaks of no cards: an agent’s words come without', () => {
    const shown: PlanAct = { act: 'recommend', slots: { ...recommend.slots, count: fact('number', '3') } }
    assert.deepEqual(inAgentsVoice([shown, { act: 'next_step', slots: { step: 'add_to_cart' } }]), [recommend])
  })

  it('says nothing where nothing was understood', () => {
    const puzzled: PlanAct[] = [
      { act: 'decline', slots: { reason: 'out_of_scope' } },
      { act: 'ask', slots: { about: 'need' } },
    ]
    assert.deepEqual(inAgentsVoice(puzzled), [])
    assert.deepEqual(inAgentsVoice([{ act: 'clarify', slots: {} }]), [])
  })

  it('needs no person to be called: what else was asked is answered', () => {
    const clauses = [asks('talk_to_human', 'let me talk to a human'), asks('ask_shipping_fee', 'how much is shipping?')]
    const wants = step(newConversation('en'), { ...turnOf(clauses), withPerson: true }).wants.map(({ want }) => want)
    assert.ok(wants.includes('answer'), wants.join())
  })
})
