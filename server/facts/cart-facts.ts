import type { CartLine } from '../dialogue/conversation.ts'
import type { Found, ProductFacts } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { AddWant, EditWant, Goods, Want } from '../dialogue/wants.ts'
import { inSentence } from '../language/capitals.ts'
import { withoutCount } from '../language/cart-words.ts'
import { readSlots, type Vocabulary } from '../language/slots.ts'
import { textOf } from '../shop/catalogue.ts'
import { formatMoney } from '../shop/money.ts'
import { chosenOf, fits, inStock, labelOf, openOptions, optionLabel, settledOf, valueName, valuesOf } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { onlyOf } from './cards.ts'
import { isBare, variantsMeant } from './meant.ts'
import { asTold, isOther } from './options-told.ts'

type Ports = {
  product(sku: string): Product | undefined
  vocabulary(): Vocabulary
  /** The products that telling words of their titles mean. */
  meant(text: string): string[]
  facts(product: Product, language: Language): ProductFacts
}

const categoryOf = (of: Product | undefined) => (of?.categoryId === undefined ? {} : { category: of.categoryId })

type Of<Name extends Found['want']> = Extract<Found, { want: Name }>

/** Values named in a list. */
const mostNamed = 8

/** White 38 that is gone: first the 38 in other colours, then the white in other sizes. */
const alikeBut = ({ variants }: Product, gone: Variant): Variant[][] => {
  const keys = openOptions(variants)
  return keys.map(key =>
    variants.filter(one =>
      keys.every(other => other === key || valueName(one.options[other] ?? {}) === valueName(gone.options[other] ?? {})),
    ),
  )
}

/** What the cart is asked for in words, and what there is to say of it. */
export function createCartFacts({ product, vocabulary, meant, facts }: Ports) {
  const withCategory = (told: AddWant['told']) => told?.map(one => ({ ...one, ...categoryOf(product(one.product)) }))

  const variantOf = (line: string) => product(line)?.variants.find(({ sku }) => sku === line)

  /** "Skyglide Cushioned Running Shoes (Black · 42)" */
  function nameOf(line: string, language: Language): Fact | undefined {
    const of = product(line)
    if (of === undefined) return undefined
    const variant = variantOf(line)
    const label = variant === undefined ? '' : labelOf(of, variant, language)
    const title = textOf(of.title, language)
    const text = label === '' ? title : language === 'zh' ? `${title}（${label}）` : `${title} (${label})`
    return { type: 'name', text, source: 'shop', ref: variant === undefined ? `product:${of.sku}` : `variant:${line}` }
  }

  const list = (values: readonly string[], language: Language, ref: string): Fact => ({
    type: 'list',
    text: [...values.slice(0, mostNamed), ...(values.length > mostNamed ? ['…'] : [])].join(language === 'zh' ? '、' : ', '),
    source: 'shop',
    ref,
  })

  function goodsOf(line: string, quantity: number, language: Language): Goods[] {
    const of = product(line)
    const name = nameOf(line, language)
    return of === undefined || name === undefined ? [] : [{ line, product: of.sku, name, quantity }]
  }

  /** Which variants may be meant, by the surest that was told. */
  function narrowed(of: Product, want: AddWant, language: Language): readonly Variant[] {
    const { sku, question, chosen = {}, talkedAbout, said, wished } = want
    const exact = sku === of.sku && want.product === undefined ? undefined : of.variants.find(variant => variant.sku === sku)
    if (exact !== undefined) return [exact]
    const left = chosenOf(of.variants, chosen)
    const remembered = left.find(variant => variant.sku === talkedAbout)
    const named = variantsMeant({ ...of, variants: left }, question, language, remembered)
    const hasColours = left.some(({ colour }) => colour !== undefined)
    // A colour that it does not come in is not passed over.
    const missed =
      said?.colour !== undefined &&
      hasColours &&
      named?.keys.includes('colour') !== true &&
      !left.some(one => fits(one, undefined, said.colour))
    if (missed) return []
    // 110蓝的: what the label's own words do not name the colour said does.
    const isOpen = (key: string) => named?.keys.includes(key) !== true
    const ofSaid = (variant: Variant) =>
      fits(variant, isOpen('size') ? said?.size : undefined, hasColours && isOpen('colour') ? said?.colour : undefined)
    const fitting = (named?.variants ?? left).filter(ofSaid)
    const bySaid = named === undefined || fitting.length > 0 ? fitting : named.variants
    const spoken = named !== undefined || said?.size !== undefined || (hasColours && said?.colour !== undefined)
    const first: readonly Variant[] = spoken ? bySaid : remembered === undefined ? left : [remembered]
    const told = asTold(first, of, withCategory(want.told), true)
    if (told.length < 2) return told
    // What was wished for tells what is still open.
    for (const { size, colour } of [
      { ...wished },
      { size: wished?.size },
      { colour: wished?.colour } as { size?: string; colour?: string },
    ]) {
      const alike = size === undefined && colour === undefined ? [] : told.filter(variant => fits(variant, size, colour))
      if (alike.length > 0) return alike
    }
    return told
  }

  /** The stock of a variant that has not so many. */
  function shortOf(line: string, quantity: number): { why: 'short'; stock: Fact } | undefined {
    const stock = variantOf(line)?.stock
    if (stock === undefined || quantity <= stock) return undefined
    return { why: 'short', stock: { type: 'number', text: String(stock), source: 'shop', ref: `variant:${line}` } }
  }

  function findAdd(want: AddWant, language: Language): Of<'add'> {
    const of = product(want.sku)
    if (of === undefined) return { want: 'add' }
    const found = { want: 'add' as const, product: facts(of, language) }
    const { name } = found.product
    if (want.quantity === 'impossible') return { ...found, trouble: { why: 'impossible', name } }
    const only = of.variants.length === 0 ? undefined : onlyOf(of)
    const variants = only === undefined ? narrowed(of, want, language) : [only]
    const there = variants.filter(inStock)
    const [first] = variants
    const toChoose = (among: readonly Variant[]): Of<'add'>['choose'] => {
      const left = among.filter(inStock)
      // Where one can be had, it is asked for what was not told yet.
      const isThere = (key: string) => valuesOf(left, key, language).length > 0
      const open = openOptions(left)[0] ?? openOptions(among).find(isThere) ?? openOptions(of.variants).find(isThere)
      if (open === undefined) return undefined
      const { [open]: _open, ...chosen } = settledOf(of, left)
      const values = valuesOf(left, open, language)
      return {
        option: { type: 'phrase', text: inSentence(optionLabel(open, language)), source: 'shop', ref: `product:${of.sku}` },
        list: list(
          values.map(({ label }) => label),
          language,
          `product:${of.sku}`,
        ),
        choices: values.flatMap(({ value }) => {
          const having = left.find(variant => chosenOf([variant], { [open]: value }).length > 0)
          return having === undefined ? [] : [`option:${openOptions(of.variants).indexOf(open)}:${having.sku}` as const]
        }),
        chosen,
      }
    }
    // Something else of it: with as much of what was wanted as there is.
    const instead = (gone?: Variant) => {
      const { size, colour } = { ...want.wished, ...want.said }
      const alike = [
        ...(gone === undefined ? [] : alikeBut(of, gone)),
        of.variants.filter(one => fits(one, size, undefined)),
        of.variants.filter(one => fits(one, undefined, colour)),
      ]
      const choose = toChoose(alike.find(some => some.some(inStock) && some.length < of.variants.length) ?? of.variants)
      return choose === undefined ? {} : { choose }
    }
    if (of.variants.length > 0 && variants.length === 0) return { ...found, trouble: { why: 'not_offered', name }, ...instead() }
    if (of.variants.length > 0 && there.length === 0) {
      const meantOne = openOptions(variants).length === 0 ? first : undefined
      const named = meantOne === undefined ? name : (nameOf(meantOne.sku, language) ?? name)
      return {
        ...found,
        trouble: { why: 'sold_out', name: named, ...(meantOne === undefined ? {} : { variant: meantOne.sku }) },
        ...instead(meantOne),
      }
    }
    // What alone can be had of what was said is meant, unless something else was said before.
    const [lone] = there.length === 1 && !isOther(there[0]!, of.sku, want.told) ? there : []
    const choose = lone !== undefined || openOptions(variants).length === 0 ? undefined : toChoose(variants)
    if (choose !== undefined) return { ...found, choose }
    const line = (lone ?? first)?.sku ?? of.sku
    const inCart = want.cart.find(({ sku }) => sku === line)?.quantity ?? 0
    const short = shortOf(line, inCart + want.quantity)
    if (short !== undefined) return { ...found, trouble: { ...short, name: nameOf(line, language) ?? name, variant: line } }
    const [goods] = goodsOf(line, want.quantity, language)
    return goods === undefined ? found : { ...found, goods }
  }

  /** Which lines of the cart a text means: of the products pointed at, of what it names, else the one talked about or the only one. */
  function linesMeant({ lines, skus, all, question, focus, edit }: EditWant, language: Language): readonly CartLine[] {
    if (all === true) return lines
    const known = lines.filter(({ sku }) => product(sku) !== undefined)
    const of = (wanted: readonly string[]) => known.filter(({ sku }) => wanted.includes(sku) || wanted.includes(product(sku)!.sku))
    const { category, product: names = [] } = readSlots(question, language, vocabulary())
    const pointed = of(skus)
    const wanted = [...names, ...meant(question)]
    const named = of(wanted)
    // "Remove the daypack" where no daypack is in it: nothing else is taken out instead.
    if (wanted.length > 0 && named.length === 0) return []
    const kind = category === undefined ? [] : known.filter(({ sku }) => product(sku)!.categoryId === category)
    const talked = focus === undefined ? [] : of([focus])
    const found = [named, kind, pointed, talked, known].find(({ length }) => length > 0) ?? []
    const byVariant = found.filter(({ sku }) => {
      const whole = product(sku)!
      return whole.variants.length > 1 && variantsMeant(whole, question, language)?.variants.some(variant => variant.sku === sku)
    })
    const namesAnother = edit === 'remove' && found.some(({ sku }) => variantsMeant(product(sku)!, question, language) !== undefined)
    return byVariant.length > 0 ? byVariant : namesAnother ? [] : found
  }

  function findEdit(want: EditWant, language: Language): Of<'edit'> {
    const lines = linesMeant(want, language)
    const quantityOf = (line: CartLine) => (want.edit === 'remove' || want.quantity === 'impossible' ? line.quantity : want.quantity)
    const goods = lines.flatMap(line => goodsOf(line.sku, quantityOf(line), language))
    const [only] = goods
    const short = want.edit === 'remove' || only === undefined ? undefined : shortOf(only.line, only.quantity)
    const named = (lines.length > 0 ? lines : want.lines).flatMap(({ sku }) => nameOf(sku, language)?.text ?? [])
    return {
      want: 'edit',
      goods,
      sure: goods.length === 1 || want.all === true,
      ...(want.quantity === 'impossible' ? { trouble: { why: 'impossible' as const } } : short === undefined ? {} : { trouble: short }),
      ...(named.length === 0 ? {} : { list: list(named, language, 'page:cart') }),
    }
  }

  /** Each line by its name, with its count where that is more than one. */
  function linesOf(lines: readonly CartLine[], language: Language): Fact | undefined {
    const named = lines.flatMap(({ sku, quantity }) => {
      const name = nameOf(sku, language)
      return name === undefined ? [] : [quantity > 1 ? `${name.text} ×${quantity}` : name.text]
    })
    return named.length === 0 ? undefined : list(named, language, 'page:cart')
  }

  return {
    nameOf,
    linesOf,

    find(want: Extract<Want, { want: 'add' | 'edit' | 'cart_list' | 'cart' | 'changed' | 'trouble' }>, language: Language): Found {
      switch (want.want) {
        case 'add':
          return findAdd(want, language)
        case 'edit':
          return findEdit(want, language)
        case 'cart_list': {
          const lines = linesOf(want.lines, language)
          return { want: 'cart_list', ...(lines === undefined ? {} : { lines }) }
        }
        case 'cart':
        case 'changed': {
          const name = nameOf(want.sku, language)
          const { quantity } = want
          const told = quantity > 1 || (want.want === 'changed' && want.what === 'quantity')
          return {
            want: want.want,
            ...(name === undefined ? {} : { product: name }),
            ...(told
              ? { quantity: { type: 'number' as const, text: String(quantity), source: 'shopper' as const, ref: 'page:cart' } }
              : {}),
          }
        }
        case 'trouble': {
          const of = want.sku === undefined ? undefined : product(want.sku)
          const name = want.sku === undefined ? undefined : nameOf(want.sku, language)
          if (of === undefined || name === undefined) return { want: 'trouble' }
          const price = variantOf(want.sku!)?.price ?? of.price
          // Only a price that is another than the one told is one to tell.
          const isNews = want.why === 'nobody' || (want.price !== undefined && want.price !== price)
          const ref = `product:${of.sku}`
          return {
            want: 'trouble',
            product: name,
            sku: of.sku,
            ...(isNews
              ? { price: { type: 'money' as const, text: formatMoney(price, of.currency, language), source: 'shop' as const, ref } }
              : {}),
          }
        }
        default:
          return want satisfies never
      }
    },

    /** The value that a quick reply `option:PLACE:SKU` stands for. */
    optionAt(place: number, sku: string, language: Language): { name: string; value: string; label: string } | undefined {
      const of = product(sku)
      const name = of === undefined ? undefined : openOptions(of.variants)[place]
      const [value] = name === undefined ? [] : valuesOf(of?.variants.filter(one => one.sku === sku) ?? [], name, language)
      return name === undefined || value === undefined ? undefined : { name, ...value }
    },

    /** The values of the option that was asked for which a short answer names: 黑色, "the 42 please". */
    optionNamed(choosing: { product: string; chosen: Readonly<Record<string, string>> }, text: string, language: Language) {
      const of = product(choosing.product)
      if (of === undefined) return undefined
      const left = chosenOf(of.variants, choosing.chosen)
      const before = settledOf(of, left)
      const told = (variants: Variant[], words: string) => {
        const named = variantsMeant({ ...of, variants }, words, language)
        if (named === undefined || named.named.length > 1) return undefined
        const { quantity } = readSlots(named.rest, language, vocabulary())
        return isBare(withoutCount(named.rest, quantity)) ? { named, quantity } : undefined
      }
      const next = told(left, text)
      // "No, make it 42": another value of what was chosen before.
      const other = next === undefined && corrects.test(text) ? told(of.variants, text.replace(corrects, ' ')) : undefined
      const { named, quantity } = next ?? other ?? {}
      if (named === undefined) return undefined
      const isNew = (key: string) => (other === undefined ? !Object.hasOwn(before, key) : named.keys.includes(key))
      const chosen = Object.fromEntries(Object.entries(settledOf(of, named.variants)).filter(([key]) => isNew(key)))
      return Object.keys(chosen).length === 0 ? undefined : { chosen, ...(quantity === undefined ? {} : { quantity }) }
    },
  }
}

const corrects =
  /(?:\b(?:no|nope|sorry|actually|wait|oops|rather|instead|i (?:meant?|want(?:ed)?|said)|make (?:it|that)|change (?:it|that)(?: to)?|it'?s|(?:like|as) i (?:already )?(?:said|told you)(?: before)?|i (?:already|just) (?:said|told you))\b[,.! ]*)+|(?:不对|不是|错了|说错|抱歉|等等|应该是|我(?:说|要)的是|我?(?:刚才|刚刚|都|已经|早就)?(?:说过|讲过|说了)了?|改成?|换成?|[,，。! ]+)+/giu

/** "Colour" in the middle of a sentence. */
