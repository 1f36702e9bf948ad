import { ChatOpenAI } from '@langchain/openai'
import { remotePrompt } from '../prompts/engines.ts'
import type { Config } from './config.ts'
import { createRemoteEngine, type OnTokens } from './turn/engines.ts'
import type { Engine } from './turn/word.ts'

/** Where every generator stops; replies are one to three short sentences. */
export const longestReplyTokens = 110

/** The engine of `USHER_GENERATOR_URL`, asked before the local one; nothing where none is named. */
export function remoteEngine({ remote, turn }: Pick<Config, 'remote' | 'turn'>, onTokens: OnTokens): Engine | undefined {
  if (remote === undefined) return undefined
  const { url, model, key } = remote
  return createRemoteEngine(
    remotePrompt,
    ({ candidates }) =>
      new ChatOpenAI({
        model,
        apiKey: key ?? 'none',
        n: candidates,
        temperature: 0.4,
        maxTokens: longestReplyTokens * 2,
        maxRetries: 0,
        timeout: turn.generatorDeadlineMs,
        configuration: { baseURL: url },
      }),
    onTokens,
  )
}
