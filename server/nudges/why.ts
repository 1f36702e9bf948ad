import type { StoredNudge } from '../store/nudges.ts'
import { fromStoredChoice } from '../strategy/stored-choice.ts'
import type { Language, NudgeTrigger } from '../wire.ts'

const moments: Record<NudgeTrigger, Record<Language, string>> = {
  dwell: { zh: '在一件商品的页面停留了很久', en: 'Stayed long with one product' },
  exit: { zh: '正要离开页面', en: 'Was about to leave the page' },
  shipping: { zh: '在购物车和配送说明之间来回', en: 'Went to and fro between cart and shipping' },
  cart_idle: { zh: '购物车里有商品，却停了下来', en: 'Rested with something in the cart' },
  returned: { zh: '隔了一天又回来', en: 'Came back after a day' },
}

/** What the page saw. */
export const momentOfNudge = ({ trigger }: Pick<StoredNudge, 'trigger'>): Record<Language, string> => moments[trigger as NudgeTrigger]

/** Why a visitor was spoken to, or was not: a sentence in both languages first, the numbers behind it. */
export function whyNudge({ at, trigger, arm, body, shown_at, answer, choice }: StoredNudge) {
  const { why } = fromStoredChoice(choice)
  const moment = momentOfNudge({ trigger })
  const silent: Record<Language, string> = body === null ? { zh: '没有打扰。', en: ' Nothing was said.' } : { zh: '', en: '' }
  const { sentence, ...details } = why
  return {
    at: new Date(at).toISOString(),
    trigger,
    arm,
    text: body === null ? null : (JSON.parse(body) as { text: string }).text,
    shown: shown_at !== null,
    answer,
    sentence: { zh: `${moment.zh}。${silent.zh}${sentence.zh}`, en: `${moment.en}.${silent.en} ${sentence.en}` },
    details,
  }
}
