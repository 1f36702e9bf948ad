import type { Need } from '../dialogue/conversation.ts'
import type { Want } from '../dialogue/wants.ts'
import { goodsWanted, hasWord, qualitiesIn } from '../language/goods.ts'
import type { Pick as Picked, Recommendation } from '../search/recommend.ts'
import { type Features, featuresOf, holds, isDenied, termsOf } from '../search/wish-terms.ts'
import { toMinor } from '../shop/money.ts'
import type { FactPorts } from './fact-ports.ts'

type Query = Parameters<FactPorts['recommend']>[0]
type Ports = Pick<FactPorts, 'recommend' | 'currency'>

/** What costs more than may be spent and has what was asked for; `lacks`: what nothing for less tells of itself. */
export type Beyond = { pick: Picked; limit: number; excess: number; lacks?: string }

/** So many of a kind are looked through for what must be had. */
const mostOfKind = 40

/** Of a kind with a limit, what the wish must have and only dearer ones tell. */
export async function beyondLimit(
  { need, among, like, besides, order, cheaperThan, dearerThan, than, must }: Extract<Want, { want: 'products' }>,
  query: Query,
  { picks, relaxed }: Recommendation,
  ports: Ports,
): Promise<Beyond | undefined> {
  const most = need.budget?.max === undefined ? undefined : toMinor(need.budget.max, ports.currency())
  const isOther = (like ?? besides ?? order ?? cheaperThan ?? dearerThan ?? than ?? must) !== undefined
  if (most === undefined || isOther) return undefined
  const over = (pick: Picked): Beyond => ({ pick, limit: most, excess: pick.variant.price - most })
  const [named, second] = picks
  // Called by its name: what it costs more is told, and nothing else takes its place.
  if (among !== undefined)
    return relaxed === 'budget' && named !== undefined && second === undefined && named.variant.price > most ? over(named) : undefined
  const features = need.features ?? []
  const kind = kindOf(need)
  if (features.length === 0 || kind === undefined || relaxed !== undefined || picks.length === 0) return undefined
  const lacks = features.filter(feature => picks.every(({ product }) => !mayTell(feature, featuresOf(product)))).at(-1)
  if (lacks === undefined) return undefined
  const all = await ports.recommend({ ...query, need: kind, limit: mostOfKind })
  if (all.relaxed !== undefined) return undefined
  const telling = all.picks.filter(({ product }) => tells(lacks, featuresOf(product)))
  const isWithin = all.picks.some(({ product, variant }) => variant.price <= most && mayTell(lacks, featuresOf(product)))
  const [cheapest] = telling.toSorted((a, b) => a.variant.price - b.variant.price)
  return isWithin || cheapest === undefined || cheapest.variant.price <= most ? undefined : { ...over(cheapest), lacks }
}

/**
 * "A jacket that's waterproof, under 500": beside what tells of itself what the wish must have nothing is shown that does not; what is known as a quality of goods leads
 * wherever in the kind it is told, and where nothing of the kind tells it, that is said.
 */
export async function withFeatures(
  { need, among, like, besides, order, cheaperThan, dearerThan, than, must }: Extract<Want, { want: 'products' }>,
  query: Query,
  found: Recommendation,
  ports: Ports,
): Promise<Recommendation> {
  const { features = [] } = need
  const isOther = (among ?? like ?? besides ?? order ?? cheaperThan ?? dearerThan ?? than ?? must) !== undefined
  const { picks, relaxed } = found
  if (features.length === 0 || isOther || relaxed !== undefined || picks.length === 0 || kindOf(need) === undefined) return found
  const [lead] = picks
  const has =
    (wanted: readonly string[]) =>
    ({ product }: Picked): boolean =>
      wanted.every(feature => mayTell(feature, featuresOf(product)))
  if (has(features)(lead!)) return { ...found, picks: picks.filter(has(features)) }
  const known = features.filter(feature => qualitiesIn(feature).length > 0)
  const tellsThem = ({ product }: Picked): boolean => known.every(feature => tellsQuality(feature, featuresOf(product)))
  // A lantern of warm light is nothing warm to sleep under.
  const isNamed = (need.words ?? '').split('\n').some(line => goodsWanted(line).length > 0)
  if (known.length === 0 || !isNamed || tellsThem(lead!)) return found
  const all = picks.some(tellsThem) ? found : await ports.recommend({ ...query, limit: mostOfKind })
  const telling = all.relaxed === undefined ? all.picks.filter(tellsThem) : []
  return telling.length > 0 ? { ...found, picks: telling.slice(0, query.limit) } : found
}

/** 防水 of 下雨也能用, whatever else is said with it. */
const tellsQuality = (feature: string, features: Features): boolean =>
  qualitiesIn(feature).every(({ words, said }) => holds({ words, said, weight: 1 }, features) > 0)

/** No pick tells what is known as a quality of goods and was asked for; 第一次带娃 tells of who asks. */
export const tellsNone = ({ features = [] }: Need, picks: readonly Picked[]): boolean =>
  picks.length > 0 &&
  features.some(feature => isQuality(feature) && picks.every(({ product }) => !tellsQuality(feature, featuresOf(product))))

const isQuality = (feature: string): boolean => 2 * qualitiesIn(feature).reduce((sum, { said }) => sum + said.length, 0) > feature.length

/** The kind alone, for whom it is: nothing of how it should be. */
function kindOf({ category, words = '', recipient, age, avoid, colour, size }: Need): Need | undefined {
  const named = words
    .split('\n')
    .map(line => goodsWanted(line))
    .findLast(found => found.length > 0)
  if (category === undefined && named === undefined) return undefined
  return {
    ...(category === undefined ? {} : { category }),
    ...(named === undefined ? {} : { words: named.map(({ word }) => word).join(' ') }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(age === undefined ? {} : { age }),
    ...(avoid === undefined ? {} : { avoid }),
    ...(colour === undefined ? {} : { colour }),
    ...(size === undefined ? {} : { size }),
  }
}

const termsIn = (feature: string) => termsOf(feature, []).filter(({ soft }) => soft !== true)

/** All of it is told, be it in other places or words. */
export function mayTell(feature: string, features: Features): boolean {
  const terms = termsIn(feature)
  return terms.length === 0 || terms.every(term => holds(term, features) > 0)
}

/** In these very words: what is only like it ("stands light rain" for "waterproof") is not what is asked for. */
function tells(feature: string, { named, sorted, sentences }: Features): boolean {
  const said = feature.normalize('NFKC').toLowerCase()
  return (
    [named, sorted].some(text => hasWord(text, said)) || sentences.some(sentence => hasWord(sentence, said) && !isDenied(sentence, said))
  )
}
