import { readRule } from '../answers/rules-told.ts'
import { asksServiceFee, isChargedFor } from '../answers/service-fees.ts'
import { createLately } from '../language/lately.ts'
import { readBuyerRules } from '../rules/buyer-rules.ts'
import { readPageCodes } from '../rules/page-codes.ts'
import { readPostage } from '../rules/postage-rules.ts'
import { readServices, type Service } from '../rules/services.ts'
import { chargedIn, readSurcharges } from '../rules/surcharges.ts'
import { readUnwrapped } from '../rules/unwrapped.ts'
import { readVolumeRules } from '../rules/volume-rules.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'

type Rules = Pick<
  FactPorts,
  | 'volumeRules'
  | 'buyerRules'
  | 'postage'
  | 'ruleTold'
  | 'surcharges'
  | 'services'
  | 'asksServiceFee'
  | 'isChargedFor'
  | 'unwrapped'
  | 'pageCodes'
>
type Ports = {
  pages(): readonly Passage[]
  /** Another one whenever a page was imported. */
  revision(): number | string
  now(): Date
  /** Whether a sentence names a code that no longer counts. */
  isDead(sentence: string): boolean
}

/** What the pages of a shop tell of money, read anew whenever it is asked for. */
export function createPageRules({ pages, revision, now, isDead }: Ports): Rules {
  const lately = createLately<Service[]>(mostLately)
  return {
    volumeRules: language => readVolumeRules(pages(), language),
    buyerRules: language => readBuyerRules(pages(), language),
    postage: language => readPostage(pages(), language),
    ruleTold: (rule, question, language) => readRule(rule, question, pages(), language),
    surcharges: language => chargedIn(readSurcharges(pages(), language), now()),
    // Looked at with every message.
    services: (language: Language) => lately(`${revision()} ${language}`, () => readServices(pages(), language)),
    asksServiceFee: (text, names) => asksServiceFee(text, pages(), names),
    isChargedFor: fee => isChargedFor(fee, pages()),
    unwrapped: language => readUnwrapped(pages(), language),
    pageCodes: language => readPageCodes(pages(), language).filter(({ sentence }) => !isDead(sentence)),
  }
}
const mostLately = 2
