import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { describe, it } from 'mocha'
import { newConversation } from '../../server/dialogue/conversation.ts'
import type { Outgoing, Ports } from '../../server/turn/ports.ts'
import { respond } from '../../server/turn/respond.ts'
import type { Engine } from '../../server/turn/word.ts'
import type { ChatEvent } from '../../server/wire.ts'

const stamp = { conversation: 'c', seq: 2, at: '2026-01-01T00:00:00.000Z' }

/** One turn over what waits, in a shop that knows nothing; what was saved and what was skipped. */
async function turnOver(
  waiting: ChatEvent,
  {
    said = [],
    engines = [],
    inLine,
    cut = new AbortController(),
  }: { said?: string[]; engines?: Engine[]; inLine?: Ports['inLine']; cut?: AbortController } = {},
) {
  const saved: { events: unknown[] }[] = []
  const skipped: { turn: number }[] = []
  const nothing = new Set<string>()
  const ports: Ports = {
    turns: {
      find: () => ({ language: 'en', status: 'bot', state: JSON.stringify(newConversation('en')) }),
      unanswered: () => [waiting],
      lately: () => said,
      skip: turn => skipped.push(turn),
      saveReply: reply => {
        saved.push(reply)
        return []
      },
    },
    facts: {
      vocabulary: () => ({ categories: [], colours: [], sizes: [], products: [], currency: 'CNY' }),
      names: () => nothing,
      meant: () => [],
      variantsNamed: () => [],
      variantsOf: () => [],
      optionsTold: () => ({}),
      firstBy: () => undefined,
      speaksOf: () => [],
      find: () => Promise.reject(new Error('nothing is wanted')),
      need: () => ({}),
      cards: () => [],
      choices: () => [],
      actions: () => [],
      optionAt: () => undefined,
      optionNamed: () => undefined,
      sources: () => [],
      pageEvent: () => undefined,
      shown: () => [],
      productOf: sku => sku,
    },
    classifier: { classify: () => Promise.reject(new Error('nothing was typed')) },
    engines,
    observe: () => undefined,
    versions: {},
    candidates: 1,
    generatorDeadlineMs: 100,
    sentencePauseMs: 0,
    ...(inLine && { inLine }),
  }
  const { signal } = cut
  const sent: Outgoing[] = []
  for await (const outgoing of respond('c', ports, { abort: signal, stop: signal, onShow: () => undefined })) sent.push(outgoing)
  return { saved, skipped, sent }
}

describe('a turn with nothing to act on', () => {
  it('says nothing about a product that has left the catalogue since the page told of it', async () => {
    const { saved, skipped, sent } = await turnOver({ ...stamp, kind: 'track', name: 'Product Added', properties: { sku: 'GONE' } })
    assert.equal(saved.length, 0)
    assert.deepEqual(
      skipped.map(({ turn }) => turn),
      [2],
    )
    assert.ok(sent.every(({ name }) => name === 'typing'))
  })

  it('asks again when a shopper pressed a button that means nothing any more', async () => {
    const pick: ChatEvent = { ...stamp, kind: 'message', from: 'shopper', text: 'Old button', choice: 'old:thing' }
    const { saved, skipped } = await turnOver(pick)
    assert.equal(skipped.length, 0)
    assert.match(JSON.stringify(saved[0]?.events), /not quite sure/)
  })

  it('does not ask in the words it asked in a moment ago', async () => {
    const pick: ChatEvent = { ...stamp, kind: 'message', from: 'shopper', text: 'Old button', choice: 'old:thing' }
    const wordings = ["Sorry, I'm not sure what you mean.", "I didn't quite get that, sorry."]
    const engine: Engine = { by: 'generator', generate: async () => wordings.map((text, at) => ({ text, logProbability: -0.1 - at / 2 })) }
    const said = async (earlier: string[]) => JSON.stringify((await turnOver(pick, { said: earlier, engines: [engine] })).saved[0]?.events)
    assert.match(await said([]), /not sure what you mean/)
    assert.match(await said(["Hi! Sorry, I'm not sure what you mean."]), /quite get that/)
  })
})

describe('a turn that stands in line', () => {
  const pick: ChatEvent = { ...stamp, kind: 'message', from: 'shopper', text: 'Old button', choice: 'old:thing' }

  it('is answered when those before it are done', async () => {
    let goOn = () => {}
    const before = new Promise<void>(resolve => {
      goOn = resolve
    })
    const turn = turnOver(pick, { inLine: work => before.then(work) })
    assert.equal(await Promise.race([turn.then(() => 'answered'), setTimeout(20, 'waits')]), 'waits')
    goOn()
    assert.equal((await turn).saved.length, 1)
  })

  it('costs nothing when it is cut before it is its turn', async () => {
    const cut = new AbortController()
    const inLine: Ports['inLine'] = work => {
      cut.abort(new Error('a newer message came'))
      return work()
    }
    await assert.rejects(turnOver(pick, { inLine, cut }), /a newer message came/)
  })
})
