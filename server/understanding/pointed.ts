import type { Command } from '../dialogue/commands.ts'
import { readSlots, type Slots } from '../dialogue/slots.ts'
import { superlativePicked } from '../dialogue/superlatives.ts'
import { type Command as Read, valuesOf } from './commands.ts'
import { readCounted } from './counted.ts'
import { pointing } from './heads.ts'
import { type InView, kindsSpokenOf, ofKindNamed } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'

/** Commands that are about goods that are there. */
const aboutGoods: ReadonlySet<string> = new Set(pointing.filter(name => name !== 'reject'))

const ofSeveral: ReadonlySet<string> = new Set(['compare', 'total'])

type Pointed = Pick<Command, 'skus' | 'all' | 'named'>

/**
 * What is called by its name is meant, whatever was talked about; what telling words of a title mean, where nothing but the product talked
 * about was pointed at. Of a kind of which the shop has one thing, that one.
 */
export function withNamed(
  command: Read,
  text: string,
  heard: Slots,
  pointed: Pointed,
  { focus, shown, talked, language }: Message,
  shop: Shop,
): Pointed {
  if (command.command === 'reject')
    return refusedThing(text, heard, pointed, { shown, talked, ...(focus === undefined ? {} : { focus }) }, shop)
  if (!aboutGoods.has(command.command)) return pointed
  const ofShop = valuesOf(command, 'about').includes('shop')
  const { product = [], category, pointing: points } = heard
  const { named: _named, all: _all, ...rest } = pointed
  if (product.length > 0)
    return { ...rest, skus: product.length > 1 || command.command !== 'compare' ? product : [...new Set([...product, ...pointed.skus])] }
  // "I'll take the last one": a place that is said is the one that is meant.
  const placed =
    command.command === 'add' && heard.ordinal !== undefined ? shown.at(heard.ordinal > 0 ? heard.ordinal - 1 : heard.ordinal) : undefined
  if (placed !== undefined) {
    // "The first and the third", of each as many.
    const { lines } = readCounted(text, language, { shown, cart: [] }, shop)
    const several = lines.length > 1 && lines.every(({ quantity }) => quantity === lines[0]!.quantity)
    return { ...rest, skus: several ? lines.map(({ sku }) => sku) : [placed] }
  }
  const picked = command.command === 'compare' ? undefined : pickedBy(text, pointed, { shown, talked }, shop)
  if (picked !== undefined) return { ...rest, skus: [picked] }
  const compared = command.command === 'compare' ? shop.meant(text) : []
  if (compared.length > 1) return { ...rest, skus: compared }
  const onlyFocus = pointed.skus.every(sku => sku === focus)
  const ofKind =
    onlyFocus && pointed.all !== true
      ? ofKindNamed(text, { ...(focus === undefined ? {} : { focus }), shown, talked }, shop.vocabulary)
      : undefined
  // "How many does this one feed?" is about this one, whatever words it shares with a title.
  const meant = pointed.all === true ? [] : shop.meant(text)
  // Words of its title outrank a pointer to what is on the screen.
  if (!onlyFocus && meant.length > 0 && heard.ordinal === undefined && !ofSeveral.has(command.command)) return { ...rest, skus: meant }
  if (pointed.all === true || !onlyFocus) return pointed
  if (points === true && meant.length === 0) return pointed
  if (meant.length > 0)
    return { ...rest, skus: command.command === 'compare' && meant.length === 1 ? [...new Set([...meant, ...pointed.skus])] : meant }
  if (ofKind !== undefined && !ofShop) return { ...rest, skus: [ofKind] }
  const only = shop.vocabulary.categories.find(({ id }) => id === category)?.only
  return only === undefined || ofShop ? pointed : { ...rest, skus: [only] }
}

/** "The lighter one", 便宜的那个: of what was pointed at, of what is on the screen or of the two that were talked about last. */
function pickedBy(
  text: string,
  { skus }: Pointed,
  { shown, talked }: Pick<Message, 'shown' | 'talked'>,
  { firstBy }: Shop,
): string | undefined {
  const order = superlativePicked(text)
  if (order === undefined) return undefined
  const among = [skus, shown, talked.slice(-2)].find(group => group.length > 1) ?? []
  return firstBy(order, among)
}

export function itemsOf(command: Read, { shown, cart, language }: Message, shop: Shop): Pointed {
  const skus: string[] = []
  let all = false
  let named: string | undefined
  for (const value of valuesOf(command, 'item')) {
    if (value === 'all') {
      all = true
      skus.push(...shown)
    } else if (value === 'cart') skus.push(...cart)
    else if (/^[\d,]+$/.test(value)) skus.push(...value.split(',').flatMap(place => shown[Number(place) - 1] ?? []))
    else {
      const found = readSlots(value, language, shop.vocabulary).product ?? shop.meant(value)
      if (found.length === 0) named = named === undefined ? value : `${named} ${value}`
      else skus.push(...found.slice(0, 2))
    }
  }
  return { skus: [...new Set(skus)], ...(all ? { all } : {}), ...(named === undefined ? {} : { named }) }
}

/** 帐篷不要了 of somebody who talks about sleeping bags: the tent that was named, where one of that kind was spoken of. */
function refusedThing(text: string, { product }: Slots, pointed: Pointed, view: InView, shop: Shop): Pointed {
  const named = product ?? [ofKindNamed(text, view, shop.vocabulary, kindsSpokenOf(text))].filter(sku => sku !== undefined)
  return pointed.all === true || named.length === 0 ? pointed : { ...pointed, skus: named }
}
