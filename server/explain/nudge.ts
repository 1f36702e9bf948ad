import { lowerFirst } from '../language/capitals.ts'
import { momentOfNudge, whyNudge } from '../nudges/why.ts'
import type { StoredNudge } from '../store/nudges.ts'
import type { Arm } from '../strategy/arms.ts'
import { explainChoice } from '../strategy/explain.ts'
import type { Limits } from '../strategy/strategy.ts'
import type { Explanation, Recent } from '../wire-explained.ts'

/** Why something was said at the bubble of a page, or nothing was. */
export function explainNudge(nudge: StoredNudge, limits: Readonly<Record<Arm, Limits>>): Explanation {
  const { sentence, details, text } = whyNudge(nudge)
  const choice = explainChoice({ arm: nudge.arm, why: details }, limits)
  const moment = momentOfNudge(nudge)
  return {
    ...choice,
    kind: text === null ? 'silence' : 'nudge',
    title:
      text === null
        ? { zh: `没有打扰（${moment.zh}）`, en: `said nothing (${lowerFirst(moment.en)})` }
        : { zh: `说了：${text}`, en: `said: ${text}` },
    sentence,
  }
}

/** What was said to a visitor at the bubble, or kept from them, each with its why. What was decided and not shown to anybody is left out. */
export function explainSpoken(nudges: readonly StoredNudge[], limits: Readonly<Record<Arm, Limits>>): Recent[] {
  return nudges
    .filter(({ body, shown_at }) => body === null || shown_at !== null)
    .map(nudge => ({
      at: new Date(nudge.at).toISOString(),
      conversation: null,
      said: null,
      came: null,
      explained: [explainNudge(nudge, limits)],
    }))
}
