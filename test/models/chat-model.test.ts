import assert from 'node:assert/strict'
import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { type GeneratorPort, UsherChatModel } from '../../models/chat-model.ts'
import type { GenerateInput } from '../../models/generator.ts'

const plan = 'en goodbye'

function fake(): { port: GeneratorPort; asked: { input: GenerateInput; signal: AbortSignal }[] } {
  const asked: { input: GenerateInput; signal: AbortSignal }[] = []
  const port: GeneratorPort = {
    async generate(input, signal) {
      asked.push({ input, signal })
      return {
        candidates: [
          { text: 'Bye for now.', logProbability: -3, tokens: 4, finish: 'eos' },
          { text: 'See you', logProbability: -9, tokens: 2, finish: 'length' },
          { text: 'Come back soon.', logProbability: -4.5, tokens: 5, finish: 'eos' },
        ],
        promptTokens: 4,
        waitMs: 0,
        prefillMs: 10,
        decodeMs: 20,
      }
    },
  }
  return { port, asked }
}

describe('the generator as a LangChain chat model', () => {
  it('answers with the first candidate', async () => {
    const reply = await new UsherChatModel({ generator: fake().port }).invoke(plan)
    assert.equal(reply.text, 'Bye for now.')
  })

  it('gives every whole candidate with its log-probability', async () => {
    const { generations } = await new UsherChatModel({ generator: fake().port }).generate([[new HumanMessage(plan)]])
    assert.deepEqual(
      generations[0]!.map(({ text, generationInfo }) => [text, generationInfo?.logProbability]),
      [
        ['Bye for now.', -3],
        ['Come back soon.', -4.5],
      ],
    )
  })

  it('reads the plan from the last message and hands its settings on', async () => {
    const { port, asked } = fake()
    await new UsherChatModel({ generator: port, candidates: 5, seed: 42 }).invoke([new SystemMessage('unused'), new HumanMessage(plan)])
    const { input } = asked[0]!
    assert.deepEqual([input.prompt, input.candidates, input.seed, input.greedyFirst], [plan, 5, 42, true])
  })

  it('hands the abort of a call to the generator', async () => {
    const { port, asked } = fake()
    const abort = new AbortController()
    await new UsherChatModel({ generator: port }).invoke(plan, { signal: abort.signal })
    abort.abort()
    assert.equal(asked[0]!.signal.aborted, true)
    await assert.rejects(new UsherChatModel({ generator: port }).invoke(plan, { signal: AbortSignal.abort() }))
  })
})
