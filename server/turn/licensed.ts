import type { LinearPlan } from '../../prompts/linearise.ts'
import type { Language } from '../wire.ts'
import type { Refusal } from './guard.ts'

/** What is asked of the model that judges clauses: see models/licence.ts. */
type Licence = {
  clauses(reply: string): string[]
  plain(clause: string, language: Language): string
  unlicensed(
    language: Language,
    clauses: readonly string[],
    acts: { acts: readonly string[]; keys: readonly string[] },
    vectors?: readonly Float32Array[],
  ): { clause: string; score: number } | undefined
}

/**
 * The guard of words that nothing else holds to their plan: clause by clause, what a reply says must be licensed by an act. `embed` gives nothing
 * where the encoder is late or another one; then wording alone decides.
 */
export function createLicenceCheck(licence: Licence, embed: (texts: string[]) => Promise<Float32Array[] | undefined>) {
  return async (reply: string, plan: LinearPlan, language: Language): Promise<Refusal | undefined> => {
    const clauses = licence.clauses(reply)
    const vectors = await embed(clauses.map(clause => licence.plain(clause, language)))
    const found = licence.unlicensed(language, clauses, keysOf(plan), vectors)
    return found === undefined ? undefined : { reason: 'unlicensed', detail: found.clause }
  }
}

/** Acts, and acts with what they say by literals; what no engine reads is left out. */
function keysOf({ prompt }: LinearPlan): { acts: string[]; keys: string[] } {
  const [, ...words] = prompt.split(' ')
  const read = words
    .join(' ')
    .split(' | ')
    .map(text => {
      const [act = '', ...slots] = text.split(' ')
      const literals = slots.filter(slot => !slot.startsWith('[')).sort()
      return { act, key: literals.length === 0 ? act : `${act}:${literals.join(',')}` }
    })
  return { acts: read.map(({ act }) => act), keys: read.map(({ key }) => key) }
}
