import type { EncoderMethods } from '../../models/encoder-service.ts'
import type { ModelProcess } from '../../models/host.ts'
import type { Classifier } from '../turn/understand.ts'
import type { Engine } from '../turn/word.ts'

/** What a caller puts in place of what the service brings. */
export type Overrides = {
  /** Ends the warm-up: the service is to be closed again. */
  stop?: AbortSignal
  interactive?: boolean
  /** The weights were compared with their list before, in this process. */
  verified?: true
  classifier?: Classifier
  /** As when it cannot be reached, so that the classifier stands in. */
  reader?: 'away'
  /** How long a turn waits for a model, in milliseconds. */
  modelDeadlineMs?: number
  /** A process that others ask too: it stays open. */
  encoder?: ModelProcess<EncoderMethods>
  engines?: Engine[]
  now?: () => Date
  /** What the strategy draws its choices by, in [0, 1). */
  random?: () => number
  /** What a release is held against, in place of the project's own held-back lines. */
  heldBack?: readonly { text: string; intent: string; language?: string }[]
}
