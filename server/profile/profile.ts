import type { Conversation } from '../dialogue/conversation.ts'
import type { Visitor } from '../store/behaviours.ts'
import type { Doing } from '../store/doings.ts'
import type { Profile, ProfileBasis, Words } from '../wire-profile.ts'
import { beliefsOf, productsOf } from './beliefs.ts'
import { evidenceOf, type Said, type ShopWords } from './evidence.ts'
import { buyingStageOf } from './stage.ts'
import { traitsOf } from './traits.ts'

/** A conversation of the visitor, as it stands; `at`: when something last happened in it. */
export type Talk = { at: number; state: Conversation }

export type Known = {
  basis: ProfileBasis
  /** Nothing where the page has told nothing of them. */
  visitor?: Pick<Visitor, 'firstAt' | 'language' | 'device' | 'channel'> | undefined
  /** The latest first. */
  doings: readonly Doing[]
  /** The one that is asked about, or the latest, first. */
  talks: readonly Talk[]
  leftAt?: number | undefined
  currency: string
  now: number
}

export type ShopPorts = ShopWords & { categoryLabel(id: string): Words | undefined }

const because: Record<ProfileBasis, Words> = {
  visits: { zh: '访客同意被记住：依据其访问和对话', en: 'The visitor agreed to be remembered: by visits and conversations' },
  conversation: { zh: '未得到同意：只依据这次对话', en: 'Without consent: by this conversation alone' },
  words: {
    zh: '访客拒绝被记住：只依据其在这次对话里说的话',
    en: 'The visitor refused to be remembered: by their words in this conversation alone',
  },
  nothing: { zh: '像是机器：什么也不推断', en: 'Looks like a machine: nothing is inferred' },
}

/** What is believed of a shopper, and what each of it rests on. Pure: the same of the same events at the same time, whatever their order. */
export function profileOf({ basis, visitor, doings, talks, leftAt, currency, now }: Known, shop: ShopPorts): Profile {
  if (basis === 'nothing') return { basis, because: because[basis], traits: [], beliefs: [], products: [] }
  const seen = basis === 'words' ? [] : doings
  const evidence = evidenceOf(
    seen,
    talks.flatMap(talk => saidIn(talk, shop)),
    shop,
    now,
  )
  const [talk] = talks
  const stage = buyingStageOf({
    doings: seen,
    ...(talk === undefined ? {} : { talk: { at: talk.at, stage: talk.state.stage, compares: talk.state.together ?? [] } }),
    ...(basis === 'visits' ? { leftAt } : {}),
    categoryOf: sku => shop.goods(sku, null)?.category?.id,
    now,
  })
  return {
    basis,
    because: because[basis],
    ...(stage === undefined ? {} : { stage }),
    traits: basis === 'visits' && visitor !== undefined ? traitsOf(visitor, doings, now) : [],
    beliefs: beliefsOf(evidence, currency, now),
    products: productsOf(evidence, now),
  }
}

/** What was said of what is wanted. */
function saidIn({ at, state: { need } }: Talk, { categoryLabel }: ShopPorts): Said[] {
  const label = need.category === undefined ? undefined : categoryLabel(need.category)
  const said = {
    ...(label === undefined ? {} : { category: { id: need.category!, label } }),
    ...(need.budget === undefined ? {} : { budget: need.budget }),
    ...(need.size === undefined ? {} : { size: need.size }),
  }
  return Object.keys(said).length === 0 ? [] : [{ at, ...said }]
}
