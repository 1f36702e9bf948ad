import { join } from 'node:path'
import { type Encoder, openEncoder } from './encoder.ts'
import { type Classifier, createClassifier, readBundle } from './intents.ts'
import { withPolarity } from './polarity.ts'

/** What is learned about behaviour: what somebody did, how a comment sounds, what it is about. Each is a bundle of its own. */
export const behaviourTasks = ['behaviours', 'sentiment', 'aspects'] as const
export type BehaviourTask = (typeof behaviourTasks)[number]

/** The folder in weights/ of the encoder that all three read with. */
const encoderName = 'encoder-intents'

export type BehaviourModels = {
  /** What was done, of a text without its numbers; abstains from what no shopper does. */
  classify: Classifier
  /** Positive, neutral or negative. */
  judge: Classifier
  /** What a clause of a comment is about; abstains where it is about none of the aspects. Asked after `judge`, it embeds nothing anew. */
  topics: Classifier
  close(): Promise<void>
}

/** Opens the bundles in `weights`/behaviours with their encoder. Throws BundleError as `readBundle` does. */
export async function openBehaviourModels(weights: string, options: { threads?: number } = {}): Promise<BehaviourModels> {
  const encoder = await openBehaviourEncoder(weights, options)
  try {
    const [classify, judge, topics] = await Promise.all(
      behaviourTasks.map(async task => {
        const reader = readerOf(task, encoder)
        return createClassifier(await readBundle(join(weights, 'behaviours', task), reader.hash), reader)
      }),
    )
    return { classify: classify!, judge: judge!, topics: topics!, close: encoder.close }
  } catch (error) {
    await encoder.close()
    throw error
  }
}

export async function openBehaviourEncoder(weights: string, options: { threads?: number } = {}): Promise<Encoder> {
  const encoder = await openEncoder(join(weights, encoderName), options)
  return { ...encoder, embed: rememberingLast(encoder) }
}

/** What a task is trained on and reads. */
export function readerOf(task: BehaviourTask, encoder: Encoder): Encoder {
  return task === 'sentiment' ? withPolarity(encoder) : encoder
}

/** Which product or order it was does not tell what was done: texts that differ only there are one. */
export function maskNumbers(text: string): string {
  return text.replace(/\d+(?:[.,]\d+)*/g, '0')
}

/** The vectors of the texts that were asked for last, for who asks the same again. */
function rememberingLast(encoder: Encoder): Encoder['embed'] {
  let last: { key: string; vectors: Float32Array[] } | undefined
  return async (texts, signal) => {
    const key = JSON.stringify(texts)
    if (last?.key !== key) last = { key, vectors: await encoder.embed(texts, signal) }
    return last.vectors
  }
}
