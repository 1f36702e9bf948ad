import type { TurnReader } from '../../models/turn-reader.ts'
import { normalise } from '../../models/turn-units.ts'
import { goodsOf } from '../language/goods.ts'
import { atOnce } from '../language/long-work.ts'
import { readSlots } from '../language/slots.ts'
import { productFinderInSteps } from '../search/product-finder.ts'
import { type Called, namings, titleWordsInSteps } from '../shop/naming.ts'
import { toVocabulary } from '../shop/vocabulary.ts'
import { describeCandidates, describeState, mostShown } from '../understanding/candidates.ts'
import { type Command, valuesOf } from '../understanding/commands.ts'
import { pointing } from '../understanding/heads.ts'
import { describeLikely, featureNames, nameScore } from '../understanding/likely.ts'
import type { Message, Shop } from '../understanding/message.ts'
import { pointedBy } from '../understanding/pointed.ts'
import { readSituation, type Shown, type Situation } from '../understanding/situation.ts'
import type { TurnLine } from './turn-lines.ts'

/** A command whose products are known, and which the reader's pointer and the choice among all in the shop take; a title is its product's SKU. */
export type ProductCase = {
  shop: string
  gold: readonly string[]
  pointed: readonly string[]
  chosen: readonly string[]
  candidates: { sku: string; features: number[] }[]
}

type Known = { catalogue: Map<string, Shown>; shop: (focus?: string) => Shop }

/** The shops of these turns as their screens show them: nothing else of them is told. */
export function shopsOf(lines: readonly TurnLine[]): Map<string, Known> {
  const shops = new Map<string, Map<string, Shown>>()
  for (const { shop = '', context } of lines) {
    const catalogue = shops.get(shop) ?? new Map<string, Shown>()
    shops.set(shop, catalogue)
    for (const shown of readSituation(context).shown) catalogue.set(shown.title, shown)
  }
  return new Map([...shops].map(([id, catalogue]) => [id, { catalogue, shop: toShop([...catalogue.values()]) }]))
}

/** A line's commands, one case each; `hidden`: with the product off the screen, where the message has a word of its title. */
export async function productCases(
  line: TurnLine,
  talked: readonly string[],
  { catalogue, shop }: Known,
  reader: TurnReader,
  hidden: boolean,
): Promise<ProductCase[]> {
  const whole = readSituation(line.context)
  const gold = (line.commands ?? []).flatMap(command => {
    const skus = isAboutGoods(command) ? titlesOf(command, whole, catalogue) : undefined
    return skus === undefined ? [] : [{ command, skus }]
  })
  const named = shop().speaksOf(line.say)
  const [only] = new Set(gold.flatMap(({ skus }) => skus))
  const isNamed = only !== undefined && named.some(one => one.sku === only && nameScore(one) > 0)
  if (hidden && (!isNamed || !whole.shown.some(({ title }) => title === only) || gold.some(({ skus }) => skus.length > 1))) return []
  const situation = hidden ? without(whole, only!) : whole
  const { items } = await reader.read({
    message: line.say,
    state: describeState(situation, line.language === 'zh'),
    candidates: describeCandidates(normalise(line.say), situation),
  })
  const shown = situation.shown.map(({ title }) => title)
  const focus = situation.focus === undefined ? undefined : shown[situation.focus]
  const of = shop(focus)
  return gold.map(({ command, skus }): ProductCase => {
    const row = [...items[(pointing as readonly string[]).indexOf(command.command)]!]
    const count = Math.min(mostShown, shown.length)
    const pointer = row.slice(0, count)
    const places = pointer.flatMap((likely, at) => (likely >= 0.5 ? [at + 1] : []))
    const isAll = count > 0 && row[count]! >= 0.5 && row[count]! >= Math.max(0, ...pointer)
    const args: Command['args'] = isAll ? [['item', 'all']] : places.length > 0 ? [['item', places.join(',')]] : []
    const read: Command = { command: command.command, args, pointer }
    const message: Message = {
      text: line.say,
      clauses: [],
      language: line.language,
      shown,
      talked,
      cart: [],
      ...(focus === undefined ? {} : { focus }),
    }
    const orFocus = (found: readonly string[]) => (found.length > 0 || focus === undefined ? found : [focus])
    const heard = readSlots(line.say, line.language, of.vocabulary)
    const view = {
      shown,
      talked,
      cart: [],
      refuses: command.command === 'reject' || command.command === 'drop',
      pointer: new Map(pointer.map((likely, at) => [shown[at]!, likely])),
      ...(focus === undefined ? {} : { focus }),
    }
    const inView = new Set([...shown, ...talked])
    const candidates = of.speaksOf(line.say).filter(one => inView.has(one.sku) || nameScore(one) > 0.3)
    const rows = describeLikely(line.say, candidates, view, sku => goodsOf([sku]))
    return {
      shop: line.shop ?? '',
      gold: orFocus(skus),
      pointed: orFocus(isAll ? shown : places.map(place => shown[place - 1]!)),
      chosen: orFocus(pointedBy(read, line.say, heard, {}, message, of).skus),
      candidates: candidates.map(({ sku }, at) => ({ sku, features: featureNames.map(name => rows[at]![name]) })),
    }
  })
}

const isAboutGoods = (command: Command): boolean =>
  (pointing as readonly string[]).includes(command.command) && !valuesOf(command, 'about').includes('shop')

/** Nothing where it cannot be told which product is meant. */
function titlesOf(command: Command, { shown }: Situation, catalogue: Known['catalogue']): string[] | undefined {
  const titles = valuesOf(command, 'item').flatMap((value): (string | undefined)[] => {
    if (value === 'all') return shown.map(({ title }) => title)
    if (/^[\d,]+$/.test(value)) return value.split(',').map(place => shown[Number(place) - 1]?.title)
    const [only, more] = [...catalogue.keys()].filter(title => title.toLowerCase().includes(value.toLowerCase()))
    return [more === undefined ? only : undefined]
  })
  return titles.every(title => title !== undefined) ? [...new Set(titles)] : undefined
}

function without(situation: Situation, title: string): Situation {
  const { focus, ...rest } = situation
  const shown = situation.shown.filter(one => one.title !== title)
  const talked = focus === undefined ? undefined : situation.shown[focus]
  const at = talked === undefined ? -1 : Math.max(0, shown.indexOf(talked))
  return { ...rest, shown, ...(shown[at] === undefined ? {} : { focus: at }) }
}

function toShop(catalogue: readonly Shown[]): Known['shop'] {
  const language = catalogue.some(({ title }) => /\p{Script=Han}/u.test(title)) ? 'zh' : 'en'
  const labelsOf = (options: string) => options.split(/[/;,，、；\s]+/).filter(label => label !== '')
  const products = catalogue.map(({ title, options }) => ({
    sku: title,
    title: { [language]: title },
    brand: {},
    category: {},
    aliases: {},
    currency: 'CNY',
    variants: labelsOf(options).map(label => ({ options: { option: { [language]: label } } })),
  }))
  const called: Called[] = catalogue.map(({ title, options, price }) => ({
    sku: title,
    titles: [title],
    aliases: [],
    options: labelsOf(options),
    codes: [],
    ...(price === undefined ? {} : { price }),
  }))
  const vocabulary = toVocabulary(products)
  const { rarity } = atOnce(titleWordsInSteps(products))
  const meant = atOnce(productFinderInSteps(products))
  return focus => ({
    vocabulary,
    meant: (text, anew) => meant(text, anew ? undefined : focus),
    speaksOf: text => namings(text, called, rarity),
    variantsNamed: () => [],
    firstBy: () => undefined,
  })
}
