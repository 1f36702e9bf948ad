import { readLabels } from '../models/bundle.ts'
import { isIntentName } from './language/intents.ts'
import type { Logger } from './log.ts'

/**
 * Says by name which intents of an owner's bundle no dialogue was written for: the assistant takes them for abstentions. A folder that holds no
 * bundle is the model process's to report.
 */
export async function reportUnknownIntents(folder: string, log: Logger): Promise<void> {
  const labels = await readLabels(folder).catch(() => [])
  const unknown = labels.filter(label => !isIntentName(label))
  if (unknown.length > 0)
    log.error(
      { intents: unknown },
      `Expected USHER_INTENTS to hold intents of the assistant, got ${unknown.length} of ${labels.length} that it does not know and abstains from`,
    )
}
