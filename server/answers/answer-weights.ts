import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What tells for a sentence, and for nothing; `weights/answers/signs.json` holds their worth, fitted by `npm run bench:answers -- FOLDER --fit`. */
export const signNames = [
  'meaning',
  'wholeMeaning',
  'sharedWords',
  'sharedWithHeading',
  'concept',
  'conceptInHeading',
  'noneOfTheConcepts',
  'kindOfAnswer',
  'topicOfPage',
  'topicInText',
  'firstOfPage',
  'sharedWithBefore',
  'conceptOfBefore',
  'rangeHoldsNumber',
  'inFocus',
  'topicTold',
  'topicToldByPage',
  'headingAndText',
  'namesProduct',
  'opensPage',
  'onPageBefore',
  'aspect',
  'nothing',
  'nothingAndConceptUntold',
  'nothingAndNoConcept',
  'nothingAndFar',
  'nothingAndUntold',
  'nothingAndYesOrNo',
  'nothingAndAspectUntold',
] as const
export type Weights = Readonly<Record<(typeof signNames)[number], number>>

/** What the signs and the reader's logit weigh beside each other, and what speaks for nothing besides; `sure` where the right kind of text is looked through. */
export type Reading = Readonly<Record<'signs' | 'read' | 'nothing' | 'sure', number>>

/** `zh` for the encoder of both languages, `en` for English texts by theirs, `words` while the encoder is away. */
export type AnswerWeights = {
  readonly signs: Readonly<Record<'zh' | 'en' | 'words', Weights>>
  readonly reading: Readonly<Record<'zh' | 'en', Reading>>
}

const numbers = <Name extends string>(names: readonly Name[]) =>
  z.strictObject(Object.fromEntries(names.map(name => [name, z.number()]))) as unknown as z.ZodType<Readonly<Record<Name, number>>>
const weights = numbers(signNames)
const reading = numbers(['signs', 'read', 'nothing', 'sure'])
const schema = z.strictObject({
  signs: z.strictObject({ zh: weights, en: weights, words: weights }),
  reading: z.strictObject({ zh: reading, en: reading }),
})

/** Throws, naming the file, where a weight is missing. */
export function readAnswerWeights(file: string): AnswerWeights {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new Error(`${file}: ${z.prettifyError(read.error)}`)
}
