import type { Fact } from '../dialogue/plan.ts'
import type { Want } from '../dialogue/wants.ts'
import type { Pick as Picked, Recommendation } from '../search/recommend.ts'
import { toMinor } from '../shop/money.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { cardsShown, type ProductTelling } from './product-facts.ts'

type Query = Parameters<FactPorts['recommend']>[0]

/** `firsts` are of each kind that was named, the last kind but where it `lacks`; `cost`: what these come to, within what may be spent. */
export type Together = Recommendation & { cost?: number; lacks?: true }

/** One of each, those that come first in their kinds before others. */
function combinations(kinds: readonly (readonly Picked[])[]): Picked[][] {
  const all = kinds.reduce<{ picks: Picked[]; place: number }[]>(
    (sets, picks) => sets.flatMap(set => picks.map((pick, at) => ({ picks: [...set.picks, pick], place: set.place + at }))),
    [{ picks: [], place: 0 }],
  )
  return all
    .filter(({ picks }) => new Set(picks.map(({ product }) => product.sku)).size === picks.length)
    .sort((a, b) => a.place - b.place)
    .map(({ picks }) => picks)
}

const costOf = (picks: readonly Picked[]): number => picks.reduce((sum, { variant }) => sum + variant.price, 0)

/** Several kinds of goods that one message names: one of each, and what they come to. */
export function createBesides(ports: Pick<FactPorts, 'recommend' | 'currency'>, { fact, money, productFacts }: ProductTelling) {
  return { withBesides, togetherOf }

  /** Of each kind that one message names the first, as it named them, where they keep a limit together those that do; then what else there is of the last. */
  async function withBesides({ besides = [] }: Extract<Want, { want: 'products' }>, query: Query): Promise<Together> {
    if (besides.length === 0) return withCost(await ports.recommend(query), query)
    const { language, limit, exclude } = query
    const { budget, ...open } = query.need
    // What may be spent is said once, of all of them.
    const limits = budget?.max === undefined ? {} : { budget: { max: budget.max } }
    const found = await byWords({ ...query, need: { ...open, ...limits } })
    const each = await Promise.all(
      besides.map(({ budget: _budget, ...need }) => byWords({ language, limit, exclude, popular: false, need: { ...need, ...limits } })),
    )
    const isKind = ({ relaxed }: Recommendation) => relaxed !== 'category' && relaxed !== 'nothing'
    const kinds = [...each, found].filter(isKind).map(({ picks }) => picks)
    const lacks = isKind(found) ? {} : { lacks: true as const }
    if (each.every(one => !isKind(one) || one.picks.length === 0)) return found
    const sets = combinations(kinds.filter(picks => picks.length > 0))
    const most = budget?.max === undefined ? undefined : toMinor(budget.max, ports.currency())
    const kept = most === undefined ? undefined : sets.find(picks => costOf(picks) <= most)
    const firsts = kept ?? sets[0] ?? []
    const { relaxed: _relaxed, ...rest } = found
    const relaxed = [...each, found].filter(isKind).find(one => one.relaxed !== undefined && one.picks.length > 0)?.relaxed
    const others = (isKind(found) ? found.picks : []).filter(({ product }) => firsts.every(pick => pick.product.sku !== product.sku))
    const own = relaxed === undefined ? {} : { relaxed }
    return {
      ...rest,
      ...own,
      ...lacks,
      picks: [...firsts, ...(kept === undefined ? others : [])].slice(0, cardsShown),
      firsts: firsts.length,
      ...(kept === undefined ? {} : { cost: costOf(kept) }),
    }
  }

  /** 300以内给配几样: what one of each comes to, where it is said what may be spent on all of them. */
  function withCost(found: Recommendation, { need: { budget } }: Query): Together {
    return found.firsts === undefined || budget?.max === undefined ? found : { ...found, cost: costOf(found.picks.slice(0, found.firsts)) }
  }

  /** What is called by its kind is that; what else the words mean counts where nothing is. */
  async function byWords(query: Query): Promise<Recommendation> {
    const { told, ...need } = query.need
    const found = await ports.recommend({ ...query, need })
    return told === undefined || (found.relaxed !== 'category' && found.relaxed !== 'nothing') ? found : ports.recommend(query)
  }

  /** What one of each comes to, where it keeps what may be spent. */
  function togetherOf(
    { firsts, cost, picks }: Together,
    language: Language,
  ): { firsts?: number; together?: { total: Fact; count: Fact; lines: Fact } } {
    if (firsts === undefined || firsts < 2) return {}
    if (cost === undefined) return { firsts }
    const names = picks.slice(0, firsts).map(({ product }) => productFacts(product, language).name.text)
    const lines = names.map(name => `${name} × 1`).join(language === 'zh' ? '、' : ', ')
    return {
      firsts,
      together: {
        total: money(cost, language, 'sum:together'),
        count: fact('number', String(firsts), 'count:together', 'computed'),
        lines: fact('list', lines, 'sum:together', 'computed'),
      },
    }
  }
}
