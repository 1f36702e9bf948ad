import { mayProfile, readConsent } from './behaviours/consent.ts'
import { languageOf } from './language/language.ts'
import { readSlots } from './language/slots.ts'
import { beliefsOf } from './profile/beliefs.ts'
import { evidenceOf, type Goods } from './profile/evidence.ts'
import { type Leaning, makerId } from './profile/leanings.ts'
import { profileOf, type ShopPorts, type Talk } from './profile/profile.ts'
import { type Seen, seenOf } from './profile/seen.ts'
import { trailOf } from './profile/visit.ts'
import { textOf } from './shop/catalogue.ts'
import type { Vocabulary } from './shop/vocabulary.ts'
import type { createBehaviourStore, Visitor } from './store/behaviours.ts'
import { createCatalogueStore, type LocalText, type Product } from './store/catalogue.ts'
import { createDoingStore, type Doing } from './store/doings.ts'
import { createNudgeStore, type StoredNudge } from './store/nudges.ts'
import { createSettingsStore } from './store/settings.ts'
import type { Database } from './store/sqlite.ts'
import { createTalkStore } from './store/talks.ts'
import { readState } from './turn/stored-state.ts'
import type { Belief, Profile, ProfileBasis, Words } from './wire-profile.ts'

type Options = {
  database: Database
  visitors: { store: Pick<ReturnType<typeof createBehaviourStore>, 'find'>; keyOf(visitor: string): Buffer }
  /** The words of the shop. */
  vocabulary(): Vocabulary
  now(): Date
}
/** A conversation as its row names it: `visitor` by the key that visitors are kept under, null where its page names none. */
type Conversation = { id: string; visitor: string | null }

/** What was done longer ago says little of what somebody wants. */
const rememberedMs = 30 * 24 * 3_600_000
const mostDoings = 500
/** The latest so many different products of them are looked up. */
const mostProducts = 100
const mostSearches = 30
/** Pages of so long count as what a visitor does now. */
const latelyMs = 24 * 3_600_000
const mostTalks = 5
const mostLookedAt = 30
const mostSpoken = 5

/** Whose: by the page's name of a visitor, or one conversation's shopper. */
type Whose = { visitor: string } | { conversation: string }

export type Profiles = ReturnType<typeof createProfiles>

/** What is known of visitors, and what is believed of them, computed when it is asked for: of everybody only as much as they agreed to. */
export function createProfiles({ database, visitors, vocabulary, now }: Options) {
  const catalogue = createCatalogueStore(database)
  const settings = createSettingsStore(database)
  const doings = createDoingStore(database)
  const talks = createTalkStore(database)
  const nudges = createNudgeStore(database)
  const since = () => now().getTime() - rememberedMs

  /** Of whom the conversation is, and what may be known of them. */
  function whose({ id, visitor: name }: Conversation): { visitor: Visitor | undefined; basis: ProfileBasis; done: Doing[] } {
    const key = name === null ? visitors.keyOf(`conversation:${id}`) : Buffer.from(name, 'base64url')
    const visitor = visitors.store.find(key)
    if (visitor === undefined) return { visitor, basis: 'conversation', done: [] }
    const basis = basisOf(visitor)
    return { visitor, basis, done: doneBy(visitor.id, basis, id) }
  }

  function basisOf(visitor: Visitor): ProfileBasis {
    if (visitor.flagged !== undefined) return 'nothing'
    if (visitor.consent === 'refused') return 'words'
    return mayProfile(visitor, readConsent(settings)) ? 'visits' : 'conversation'
  }

  function doneBy(visitor: number, basis: ProfileBasis, conversation: string | undefined): Doing[] {
    if (basis === 'visits') return doings.ofVisitor(visitor, since(), mostDoings)
    if (basis === 'conversation' && conversation !== undefined) return doings.inConversation(conversation, visitor, since(), mostDoings)
    return []
  }

  function profile(visitor: Visitor | undefined, basis: ProfileBasis, done: readonly Doing[], own: readonly Talk[]): Profile {
    const leftAt = visitor === undefined ? undefined : talks.leftAt(visitor.id)
    const { currency } = vocabulary()
    return profileOf({ basis, visitor, doings: done, talks: own, leftAt, currency, now: now().getTime() }, shopOf(done))
  }

  /** The products of these doings, looked up at once. */
  function shopOf(done: readonly Doing[]): ShopPorts {
    const skus = [...new Set(done.flatMap(({ sku }) => sku ?? []))].slice(0, mostProducts)
    const products = new Map(catalogue.bySku(skus).map(product => [product.sku, product]))
    const queries = [...new Set(done.flatMap(({ query }) => query ?? []))].slice(0, mostSearches)
    const searches = new Map(queries.map(query => [query, searched(query)]))
    return {
      goods(sku, variant) {
        const product = products.get(sku)
        return product === undefined ? undefined : toGoods(product, variant)
      },
      searched: query => searches.get(query),
      categoryLabel,
    }
  }

  function searched(query: string): { id: string; label: Words } | undefined {
    const { category } = readSlots(query, languageOf(query, 'en'), vocabulary())
    const label = category === undefined ? undefined : categoryLabel(category)
    return label === undefined ? undefined : { id: category!, label }
  }

  function categoryLabel(id: string): Words | undefined {
    const found = vocabulary().categories.find(category => category.id === id)
    return found === undefined ? undefined : toWords(found.label)
  }

  /** By what was done alone. */
  function likings(done: readonly Doing[]): Belief[] {
    const time = now().getTime()
    return beliefsOf(evidenceOf(done, [], shopOf(done), time), vocabulary().currency, time)
  }

  const toTalks = (rows: ReturnType<typeof talks.ofVisitor>): Talk[] =>
    rows.map(({ at, state, language }) => ({ at: Date.parse(at), state: readState(state, language) }))

  return {
    /** What a visitor did, the latest first. */
    doings: doings.ofVisitor,
    basisOf,

    /** What the shopper of a conversation was interested in lately, and what that says of their likings: in it alone, unless more may be known of them. */
    trail(conversation: Conversation): { skus: string[]; added: boolean; leanings: Leaning[] } {
      const { done } = whose(conversation)
      const leanings = likings(done).map(({ subject, id, share }) => ({ subject, id, share }))
      return { ...trailOf(done, mostLookedAt), leanings }
    },

    /** What the strategy goes by: how far a visitor came lately, which is counted of everybody, and what may be inferred of them. */
    seen(visitor: Visitor): { reached: number; page?: Seen } {
      const time = now().getTime()
      const done = doings.ofVisitor(visitor.id, since(), mostDoings)
      const lately = done.filter(({ at }) => at >= time - latelyMs)
      const reached = Math.max(0, ...lately.map(({ stage }) => stage))
      if (basisOf(visitor) !== 'visits') return { reached }
      return { reached, page: seenOf(visitor, lately, likings(done), time) }
    },

    ofConversation,

    /** Nothing of whom nothing is kept. */
    of(whose: Whose): Profile | undefined {
      return 'visitor' in whose ? ofVisitor(whose.visitor) : ofId(whose.conversation)
    },
    ofId,

    /** What was decided to be said to the visitor of a conversation at the bubble of a page, or not to be, the latest first. */
    spokenTo(conversation: string): StoredNudge[] {
      const row = talks.ofConversation(conversation)[0]
      const { visitor, basis } = row === undefined ? { visitor: undefined, basis: undefined } : whose(row)
      return visitor === undefined || basis !== 'visits' ? [] : nudges.ofVisitor(visitor.id, mostSpoken)
    },
  }

  function ofConversation(conversation: Conversation): Profile {
    const { visitor, basis, done } = whose(conversation)
    const own = talks.ofConversation(conversation.id)
    const others =
      basis === 'visits' && conversation.visitor !== null
        ? talks.ofVisitor(conversation.visitor, mostTalks).filter(({ id }) => id !== conversation.id)
        : []
    return profile(visitor, basis, done, toTalks([...own, ...others]))
  }

  function ofId(id: string): Profile | undefined {
    const row = talks.ofConversation(id)[0]
    return row === undefined ? undefined : ofConversation(row)
  }

  /** By the name that the page knows them under. */
  function ofVisitor(name: string): Profile | undefined {
    const key = visitors.keyOf(name)
    const visitor = visitors.store.find(key)
    const own = talks.ofVisitor(key.toString('base64url'), mostTalks)
    if (visitor === undefined && own.length === 0) return undefined
    const basis = visitor === undefined ? 'conversation' : basisOf(visitor)
    const done = visitor === undefined ? [] : doneBy(visitor.id, basis, own[0]?.id)
    // Without consent one conversation says nothing of another.
    return profile(visitor, basis, done, toTalks(basis === 'visits' ? own : own.slice(0, 1)))
  }
}

function toGoods(product: Product, variant: string | null): Goods {
  const { sku, title, categoryId, category, brand, variants, price } = product
  const label = toWords(category)
  const maker = toWords(brand)
  const picked = variant === null ? undefined : variants.find(one => one.sku === variant)
  return {
    title: toWords(title) ?? { zh: sku, en: sku },
    ...(categoryId === undefined || label === undefined ? {} : { category: { id: categoryId, label } }),
    ...(maker === undefined ? {} : { maker: { id: makerId(maker.en), label: maker } }),
    price: picked?.price ?? price,
    ...(picked?.size === undefined ? {} : { size: picked.size }),
  }
}

function toWords(text: LocalText): Words | undefined {
  const [zh, en] = [textOf(text, 'zh'), textOf(text, 'en')]
  return zh === '' ? undefined : { zh, en }
}
