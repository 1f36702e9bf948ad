import type { Vocabulary } from '../language/slots.ts'
import type { Correcting } from '../store/corrections.ts'
import type { Actor } from '../store/desk.ts'
import type { AgentRequests, Language, NoteEvent } from '../wire.ts'
import { checkTerms } from './terms.ts'

export type CorrectPorts = {
  store: {
    correct(
      actor: Actor,
      correcting: Correcting,
      heardIn: (text: string, language: Language) => string[],
    ): { note: NoteEvent; repeated: boolean }
  }
  heardIn(text: string, language: Language): string[]
  vocabulary(): Vocabulary
  /** For what only agents read. */
  redact(text: string): { text: string }
  /** For what may become an answer: what the shop itself publishes stays. */
  redactSpoken(text: string): { text: string }
}

/** What an agent corrects at a message. */
export const createCorrect =
  ({ store, heardIn, vocabulary, redact, redactSpoken }: CorrectPorts) =>
  (actor: Actor, { meant, verdict, better, why, ...at }: AgentRequests['turn:correct'][0]) => {
    if (meant !== undefined) checkTerms(meant, vocabulary())
    const because = why === undefined || why === '' ? {} : { why: redact(why).text }
    const said =
      verdict !== undefined ? { verdict, ...(better === undefined ? {} : { better: redactSpoken(better.trim()).text }) } : { meant: meant! }
    return store.correct(actor, { ...at, ...said, ...because } as Correcting, heardIn)
  }
