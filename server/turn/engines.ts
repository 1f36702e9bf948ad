import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import type { ChatPromptTemplate } from '@langchain/core/prompts'
import type { Engine } from './word.ts'

/** A LangChain chat model as an engine: the prompt template writes the messages, every generation is a candidate. */
export function createEngine(
  by: Engine['by'],
  template: ChatPromptTemplate,
  model: (request: { candidates: number; seed: number }) => BaseChatModel,
): Engine {
  return {
    by,
    async generate({ plan, language, candidates, seed }, signal) {
      const messages = await template.formatMessages({ plan, language })
      const { generations } = await model({ candidates, seed }).generate([messages], { signal })
      return (generations[0] ?? []).map(({ text, generationInfo }) => {
        const { logProbability, tokens }: { logProbability?: unknown; tokens?: unknown } = generationInfo ?? {}
        if (typeof logProbability !== 'number' || typeof tokens !== 'number') return { text: text.trim() }
        return { text: text.trim(), logProbability: logProbability / (tokens + 1) }
      })
    },
  }
}
