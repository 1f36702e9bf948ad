import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { BaseMessage } from '@langchain/core/messages'
import type { ChatPromptTemplate } from '@langchain/core/prompts'
import { toPlainText } from './plain-text.ts'
import type { Candidate, Engine } from './word.ts'

/** What a request cost, in tokens. */
export type OnTokens = (tokens: { in: number; out: number }) => void
type Model<M> = (request: { candidates: number; seed: number }) => M
/** What of a streaming chat model is used. `completion` in its metadata numbers the candidates. */
type Streaming = { stream(messages: BaseMessage[], options: { signal: AbortSignal }): Promise<AsyncIterable<Piece>> }
type Piece = {
  text: string
  response_metadata: Record<string, unknown>
  usage_metadata?: { input_tokens: number; output_tokens: number } | undefined
}

/** The local generator's chat model as an engine: the prompt template writes the messages, every generation is a candidate. */
export function createLocalEngine(template: ChatPromptTemplate, model: Model<BaseChatModel>, onTokens: OnTokens): Engine {
  return {
    by: 'generator',
    async generate({ plan, language, candidates, seed }, signal) {
      const messages = await template.formatMessages({ plan, language })
      const { generations, llmOutput } = await model({ candidates, seed }).generate([messages], { signal })
      const { promptTokens, completionTokens } = llmOutput?.tokenUsage ?? {}
      onTokens({ in: promptTokens ?? 0, out: completionTokens ?? 0 })
      return (generations[0] ?? []).map(({ text, generationInfo }) => {
        const { logProbability, tokens }: { logProbability?: unknown; tokens?: unknown } = generationInfo ?? {}
        if (typeof logProbability !== 'number' || typeof tokens !== 'number') return { text: text.trim() }
        return { text: text.trim(), logProbability: logProbability / (tokens + 1) }
      })
    },
  }
}

/** After the first whole candidate the others have so long: one that rambles must not hold up a reply. */
const graceMs = 400

/**
 * A remote chat model as an engine. Its candidates are streamed, so that those that are whole can be taken while another still writes, and a
 * turn that is cut ends the work, and the bill, over there. A stream that ends before the engine told what it cost is counted by its pieces.
 */
export function createRemoteEngine(template: ChatPromptTemplate, model: Model<Streaming>, onTokens: OnTokens): Engine {
  return {
    by: 'remote',
    async generate({ plan, language, candidates, seed }, signal) {
      const messages = await template.formatMessages({ plan, language })
      const enough = new AbortController()
      let grace: NodeJS.Timeout | undefined
      const texts: string[] = []
      const whole = new Set<number>()
      let pieces = 0
      let cost: { in: number; out: number } | undefined
      try {
        for await (const chunk of await model({ candidates, seed }).stream(messages, {
          signal: AbortSignal.any([signal, enough.signal]),
        })) {
          const { completion, finish_reason: finish } = chunk.response_metadata as { completion?: number; finish_reason?: string }
          const { usage_metadata: usage } = chunk
          if (usage !== undefined) cost = { in: usage.input_tokens, out: usage.output_tokens }
          if (completion === undefined) continue
          if (chunk.text !== '') pieces++
          texts[completion] = (texts[completion] ?? '') + chunk.text
          if (finish !== 'stop') continue
          whole.add(completion)
          grace ??= setTimeout(() => enough.abort(), graceMs)
        }
      } catch (error) {
        if (!enough.signal.aborted || signal.aborted) throw error
      } finally {
        clearTimeout(grace)
        onTokens(cost ?? { in: 0, out: pieces })
      }
      return [...whole].sort((a, b) => a - b).map((at): Candidate => ({ text: toPlainText(texts[at] ?? '') }))
    },
  }
}
