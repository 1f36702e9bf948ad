import { momentOfNudge, whyNudge } from '../nudges/why.ts'
import type { StoredNudge } from '../store/nudges.ts'
import type { Arm } from '../strategy/arms.ts'
import { explainChoice } from '../strategy/explain.ts'
import type { Limits } from '../strategy/strategy.ts'
import type { Explanation } from '../wire-explained.ts'

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

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
