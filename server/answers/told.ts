import type { Nearness } from './nearness.ts'

/** Of a page one or two paragraphs, each word for word; `verdict` in a word, where the text has one: a size, yes or no. */
export type Told = ({ texts: readonly string[]; topic: string; heading: string } | { text: string; sku: string }) & {
  verdict?: string
  /** The one size that is advised, as it is called in the catalogue. */
  size?: string
  /** How much likelier it is than that nothing tells, and whether it is what was asked. */
  odds?: number
  /** The reader's logit. */
  read?: number | undefined
  nearness?: Nearness
}

/** The texts do not tell; what came nearest to it. */
export type Nearest = { nearest: readonly string[] }

export const textsOf = (told: Told | Nearest): readonly string[] =>
  'nearest' in told ? told.nearest : 'texts' in told ? told.texts : [told.text]

/** Whether it is told: what is of another matter is no answer, unless something follows from it in a word. */
export const isAnswer = (told: Told | Nearest): told is Told =>
  !('nearest' in told) && (told.nearness !== 'other' || told.verdict !== undefined)
