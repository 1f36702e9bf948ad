import type { AnswerWant } from '../dialogue/wants.ts'
import { asksNothing } from './answers.ts'
import { inSoManyWords } from './told-how.ts'

/**
 * From where on what was found is told, in the reader's logits and in odds against nothing: set on 1,011 questions as the service asked them of strangers' talk, whose
 * answering sentences others have named. They belong to the reader's weights, as `trusted` and the weights of `nearness.ts` do.
 */

/** What the reader takes for no answer at all is nothing near it either. */
export const tooFar = -1
/** So surely, and so much more surely than the text of the thing itself, a page must answer that is looked at after it. */
export const ofPage = { surely: 0, clearly: 1.2 } as const
/** As much likelier than nothing a page must be; 2.5 by those questions, more for what a scripted shop (`test/shops/en-shopify`) does not tell. */
export const leastOfPages = 3.5
/** In nats: so much more, the less the reader takes it for an answer; who asks for a student's discount is told nothing of card numbers. */
export const mostDoubt = 6
/** So surely a second sentence of a thing must answer too; of other passages no logit tells it (at 2.5 eight of 27 did). */
export const also = 1.5
/** From which odds on the text of the thing that is asked about comes before all pages. */
export const sureOfOwn = 15
/** So little is the worth of its odds where nothing in it is what is asked. */
export const untied = 0.25
/**
 * From which logit on a text is told of a message that came to nothing: with a word of it, and without. Of 50 such messages to two shops the eight that are answered lay
 * above, "what's the weather like" under a page of classes in the rain below.
 */
const unheardFrom = { worded: 0.9, open: 2 } as const

/** And as much likelier than nothing: the eight were from 37 on, the weather up to 11. */
const unheardOdds = 20
export const leastOdds = ({ attempt }: AnswerWant): number => (attempt === 'unheard' ? unheardOdds : 0)

/** Above which logit a sentence is told at all: of what was no question where the reader may take it for an answer, of what came to nothing where it surely does. */
export function leastRead(want: AnswerWant, likeliest: string): number {
  if (want.attempt === 'unheard') return unheardFrom[inSoManyWords(want.question, likeliest) ? 'worded' : 'open']
  return asksNothing(want) ? tooFar : Number.NEGATIVE_INFINITY
}
