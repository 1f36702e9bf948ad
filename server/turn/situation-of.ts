import type { Conversation, Asked as CoreAsked } from '../dialogue/conversation.ts'
import type { Language } from '../language/language.ts'
import type { Asked, Shown, Situation } from '../understanding/situation.ts'

/** The situation that a message is read in. */
export function situationOf(
  { focus, cart, asked, need }: Conversation,
  places: readonly string[],
  said: string,
  shownOf: (skus: readonly string[], language: Language) => Shown[],
  language: Language,
): Situation {
  const shown = shownOf(places, language)
  const at = focus === undefined ? -1 : places.indexOf(focus)
  const question = asked === undefined ? undefined : questionOf[asked]
  return {
    shown,
    ...(at >= 0 && shown[at] !== undefined ? { focus: at } : {}),
    cart: shownOf(
      cart.map(({ sku }) => sku),
      language,
    ).map(({ title }) => title),
    ...(question === undefined ? {} : { asked: question }),
    hasNeed: Object.keys(need).length > 0,
    said,
  }
}

/** What was asked, as the reader knows it; what was only offered beside an answer is no question. */
const questionOf: Partial<Record<CoreAsked, Asked>> = {
  need: 'kind',
  category: 'kind',
  budget: 'budget',
  size: 'size',
  colour: 'colour',
  recipient: 'recipient',
  product: 'which',
  handoff: 'person',
  checkout: 'checkout',
}
