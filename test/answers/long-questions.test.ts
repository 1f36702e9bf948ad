import assert from 'node:assert/strict'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, it } from 'mocha'
import { createTexts } from '../../server/answers/texts.ts'
import type { WordVectors } from '../../server/answers/word-match.ts'
import type { Topic } from '../../server/dialogue/topics.ts'
import type { Passage } from '../../server/store/policies.ts'
import { answerWeights } from '../shop/support.ts'

const length = 384
/** As many vectors as a text has words, made of its letters. */
function embedded(text: string): WordVectors {
  const words = text.match(/\p{Script=Han}|[a-z0-9]+/giu) ?? ['']
  const values = new Int8Array(words.length * length)
  for (const [at, word] of words.entries())
    values.fill((word.codePointAt(0)! % 15) - 7, at * length, at * length + 8 + (word.length % 8) * 40)
  const whole = new Float32Array(length)
  whole[text.length % length] = 1
  return { count: words.length, length: 100, values, whole }
}
const remembered = new Map<string, WordVectors>()
const vectorsOf = (text: string) => {
  const known = remembered.get(text) ?? embedded(text)
  remembered.set(text, known)
  return known
}
const faked = { of: async (texts: readonly string[]) => texts.map(vectorsOf), question: async (text: string) => vectorsOf(text) }

const about = ['returns', 'shipping', 'warranty', 'privacy', 'payment', 'gift-cards', 'repairs', 'stores', 'sizes', 'jobs']
const passages: Passage[] = Array.from({ length: 5000 }, (_, at) => ({
  id: at + 1,
  topic: about[at % about.length]!,
  language: 'en',
  position: at,
  heading: `Part ${at % 97} › ${about[at % about.length]}`,
  text: `Rule ${at} of our ${about[at % about.length]} department says that item ${at % 613} is handled within ${1 + (at % 9)} days. Staff ${at % 31} at desk ${at % 53} will tell you more about it.`,
}))
const sealed: Passage = { ...passages[0]!, id: 9999, heading: 'Hygiene', text: 'Opened earrings cannot be sent back for hygiene reasons.' }

describe('a question to a shop of very many texts', function () {
  this.timeout(60_000)
  const texts = createTexts([...passages, sealed], faked, async () => undefined, answerWeights)
  const ask = (question: string, topic?: Topic) =>
    texts.find({ want: 'answer', question, skus: [], about: 'pages', ...(topic === undefined ? {} : { topic }) }, [], 'en')

  /** The least of three, since what else this machine does holds it up too. */
  async function longestHold(work: () => Promise<unknown>): Promise<number> {
    await work()
    const holds: number[] = []
    for (const _ of [1, 2, 3]) {
      const delays = monitorEventLoopDelay({ resolution: 5 })
      delays.enable()
      await work()
      delays.disable()
      holds.push(delays.max / 1e6)
    }
    return Math.min(...holds)
  }

  it('holds no other shopper up, however long it is and however many come at once', async () => {
    const long = 'can I send back opened earrings I bought in the shop and how long does it take '.repeat(26).slice(0, 2000)
    assert.equal(long.length, 2000)
    const hold = await longestHold(() => Promise.all(Array.from({ length: 4 }, (_, at) => ask(`${at} ${long}`, 'returns'))))
    assert.ok(hold < 100, `held for ${hold.toFixed(0)} ms`)
  })

  it('finds the one sentence that shares its words', async () => {
    const told = await ask('can opened earrings be sent back?', 'returns')
    assert.ok(told !== undefined && 'texts' in told && told.texts.includes(sealed.text))
  })
})
