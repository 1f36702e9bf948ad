import { BaseChatModel, type BaseChatModelParams } from '@langchain/core/language_models/chat_models'
import { AIMessage, type BaseMessage } from '@langchain/core/messages'
import type { ChatResult } from '@langchain/core/outputs'
import type { GenerateInput, GenerateOutput } from './generator.ts'

/** Whoever runs the generator: the service itself, or a handle to its process. */
export type GeneratorPort = { generate(input: GenerateInput, signal: AbortSignal): Promise<GenerateOutput> }

export type UsherChatModelOptions = BaseChatModelParams & { generator: GeneratorPort } & Partial<Omit<GenerateInput, 'prompt' | 'stop'>>

export const generateDefaults: Omit<GenerateInput, 'prompt' | 'fewest' | 'stop'> = {
  candidates: 3,
  maxTokens: 96,
  temperature: 0.5,
  topP: 0.9,
  repetitionPenalty: 1,
  seed: 0,
  greedyFirst: true,
}

/**
 * The local generator behind LangChain's chat interface. The plan is the text of the last message; every whole candidate comes
 * back as a generation, its `generationInfo` with `logProbability`, `tokens`, `promptTokens` and `finish`; those that were cut off are left out, but
 * their tokens count in `llmOutput.tokenUsage`.
 */
export class UsherChatModel extends BaseChatModel {
  readonly #generator: GeneratorPort
  readonly #settings: Omit<GenerateInput, 'prompt' | 'stop'>

  constructor({
    generator,
    candidates,
    fewest,
    maxTokens,
    temperature,
    topP,
    repetitionPenalty,
    seed,
    greedyFirst,
    ...rest
  }: UsherChatModelOptions) {
    super(rest)
    this.#generator = generator
    this.#settings = {
      candidates: candidates ?? generateDefaults.candidates,
      ...(fewest === undefined ? {} : { fewest }),
      maxTokens: maxTokens ?? generateDefaults.maxTokens,
      temperature: temperature ?? generateDefaults.temperature,
      topP: topP ?? generateDefaults.topP,
      repetitionPenalty: repetitionPenalty ?? generateDefaults.repetitionPenalty,
      seed: seed ?? generateDefaults.seed,
      greedyFirst: greedyFirst ?? generateDefaults.greedyFirst,
    }
  }

  override _llmType(): string {
    return 'usher-generator'
  }

  override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const prompt = messages.at(-1)?.text ?? ''
    const signal = options.signal ?? new AbortController().signal
    const stop = options.stop === undefined ? {} : { stop: options.stop }
    const { candidates, promptTokens } = await this.#generator.generate({ ...this.#settings, ...stop, prompt }, signal)
    signal.throwIfAborted()
    const whole = candidates.filter(({ finish }) => finish === 'eos' || finish === 'stop')
    const completionTokens = candidates.reduce((sum, { tokens }) => sum + tokens, 0)
    return {
      generations: whole.map(({ text, ...info }) => ({ text, message: new AIMessage(text), generationInfo: { ...info, promptTokens } })),
      llmOutput: { tokenUsage: { promptTokens, completionTokens, totalTokens: promptTokens + completionTokens } },
    }
  }
}
