import type { TurnInput, TurnOutput } from '../../models/turn-reader.ts'
import { normalise } from '../../models/turn-units.ts'
import { describeCandidates, describeState } from './candidates.ts'
import type { Command } from './commands.ts'
import { toCommands } from './reading.ts'
import type { Situation } from './situation.ts'

/** The turn reader, wherever it runs; rejects when it is late, busy or dead. */
export type ReadWithModel = (input: TurnInput) => Promise<TurnOutput>

/** "THE TENT. Weight and rain please" is read as it is meant, not as it is shouted; XL and USB stay. */
const unshouted = (text: string): string => text.replace(shouted, words => words.toLowerCase())
const shouted = /(?<![\p{L}\d-])(?:[A-Z']{2,}(?: [A-Z']{2,})+|[A-Z]{4,}|NOT?|YES|THE|HOW|WHY|BUT|AND)(?![\p{L}\d-])/gu

/** The commands of a message in its situation. */
export async function readTurn(model: ReadWithModel, said: string, situation: Situation, language: 'zh' | 'en'): Promise<Command[]> {
  const message = unshouted(said)
  const output = await model({
    message,
    state: describeState(situation, language === 'zh'),
    candidates: describeCandidates(normalise(message), situation),
  })
  return toCommands(output, output.units, situation)
}
