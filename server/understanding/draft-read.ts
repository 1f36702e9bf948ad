import type { Command } from '../dialogue/commands.ts'
import type { Summed } from '../dialogue/conversation.ts'
import { productOf } from '../dialogue/taken.ts'
import { asksSomething } from '../language/question-words.ts'
import { type Draft, type DraftLine, type DraftShop, isRequest } from './draft-state.ts'
import { nameScore } from './likely.ts'
import { piecesIn } from './pieces.ts'

/** Read so surely, what is taken or let go is stronger than what the words alone may mean. */
const sure = 0.8
/** What is called by so much is called by more than one word. */
const ofTwoWords = 1.3

/**
 * An order as its words tell it, put right by what was read of the same message: what is turned down is not taken ("so no monitor bar"), what is taken in place of
 * all that there was of it stands alone ("make it all 3 sage"), a size is no count, and what was read as taken besides is taken.
 */
export function asRead(
  first: Draft,
  read: readonly Command[],
  before: readonly Summed[],
  shop: DraftShop,
  { text, focus }: { text: string; focus?: string },
): Draft {
  const commands = withoutWeighed(read, text)
  const told = asPointed(withUnclear(withoutAsked(first, commands, text), commands, focus, shop), commands, before, shop)
  const heard = commands.filter(one => one.probability >= sure && one.skus.length === 1)
  const adds = heard.filter(({ command }) => command === 'add')
  const isAdded = (product: string) => adds.some(({ skus }) => skus[0] === product)
  const out = heard.filter(one => (one.command === 'drop' || one.command === 'reject') && isWhole(one))
  const isOut = (product: string) => out.some(({ skus, called }) => skus[0] === product && (called === true || isAdded(product)))
  const isLeft = (line: DraftLine): boolean => {
    if (!isOut(line.product)) return true
    // 不是儿童的！… 儿童的还是一套: what is counted was meant.
    if (!isAdded(line.product)) return line.isNew !== true || line.isCounted === true
    // 红的不要了 换成藏青, of a red and a grey one.
    if (told.parts?.includes(line.product) === true) return true
    const own = told.lines.filter(({ product }) => product === line.product)
    // "Swap one mug for a green one": some pieces of it, and not all.
    if (own.some(one => before.some(was => isSameOf(one, was) && one.quantity < was.quantity))) return true
    const meant = own.filter(one => one.isNew === true || isSaid(one, adds, shop))
    return meant.length === 0 || meant.includes(line)
  }
  // What the words let go is taken by no reading of them.
  const known = new Set([...told.lines.map(({ product }) => product), ...before.map(productOf)])
  const isOwn = (one: Command) => adds.every(other => other === one || other.text !== one.text)
  const isTold = ({ text: part }: Command) =>
    part === text || told.lines.some(({ isNew, said }) => isNew === true && said !== '' && letters(part).includes(letters(said)))
  const isMeant = (one: Command) => one.called === true || (one.option === true && one.skus[0] === focus && !isTold(one))
  const absent = adds.filter(one => isMeant(one) && isOwn(one) && !known.has(one.skus[0]!))
  // 那还是前头那双云驰吧 43黑: an option of what is called, and of nothing else.
  // 黑的就黑的 M一件 of a top that comes in black alone: no black of another thing.
  const isOptionOf = ({ said, product }: DraftLine) =>
    said !== '' &&
    adds.some(
      ({ option, skus: [sku], text }) =>
        option === true &&
        letters(text).includes(letters(said)) &&
        shop.variantsNamed(said, sku!).length > 0 &&
        told.lines.some(line => line.product === sku && line.product !== product),
    )
  const isStray = (line: DraftLine) =>
    line.isNew === true && (absent.length > 0 || isOptionOf(line)) && !isAdded(line.product) && !told.named.includes(line.product)
  const left = told.lines.filter(line => isLeft(line) && !isStray(line))
  const counted = left.map(line => optionedAsRead(countedAsRead(line, left, { adds, unclear: told.unclear }, shop), left, adds, shop))
  const fresh = counted.filter(({ isNew }) => isNew === true)
  // "Just one rug and no rod": what is denied beside it is taken by no reading.
  const denied = deniedIn(text, shop)
  const missed = adds.length > fresh.length ? absent.filter(({ skus }) => !denied.has(skus[0]!)) : []
  const lines = [...counted, ...missed.map(one => lineOf(one, shop))]
  const isSame = lines.length === told.lines.length && lines.every(line => told.lines.includes(line))
  if (isSame) return told
  return {
    ...told,
    lines,
    isChanged: true,
    named: [...told.named.filter(sku => lines.some(({ product }) => product === sku)), ...missed.map(({ skus }) => skus[0]!)],
  }
}

/** 来3包。花菇跟小香菇哪个香: what a question asks of is taken by no reading of its words. */
const withoutWeighed = (read: readonly Command[], text: string): readonly Command[] =>
  read.filter(
    one =>
      one.command !== 'add' ||
      (one.numbers?.counts.length ?? 0) > 0 ||
      !read.some(
        ({ command, text: asked }) =>
          weighs.has(command) &&
          asked !== text &&
          asked !== one.text &&
          asked.includes(one.text) &&
          asksSomething(asked) &&
          !isRequest(asked),
      ),
  )
const weighs: ReadonlySet<string> = new Set(['ask', 'compare', 'advise'])

/** "I'll take one in white" of who talks about a paint that comes in it: of that, and of no other that has the word in its name. */
function asPointed(told: Draft, commands: readonly Command[], before: readonly Summed[], shop: DraftShop): Draft {
  const adds = commands.filter(
    ({ command, probability, option, called, skus }) =>
      command === 'add' && probability >= sure && option === true && called !== true && skus.length === 1,
  )
  const nameOf = ({ said, product }: DraftLine) => {
    const one = shop.speaksOf(said).find(({ sku }) => sku === product)
    return one === undefined ? 0 : nameScore(one)
  }
  const meantFor = (line: DraftLine): string | undefined => {
    const [add, more] = adds.filter(({ text }) => letters(text).includes(letters(line.said)))
    const sku = add?.skus[0]
    if (
      line.isNew !== true ||
      line.said === '' ||
      line.colour !== undefined ||
      sku === undefined ||
      more !== undefined ||
      sku === line.product
    )
      return undefined
    const isThere = told.lines.some(({ product }) => product === sku) || before.some(one => productOf(one) === line.product)
    return isThere || nameOf(line) >= ofTwoWords || shop.variantsNamed(line.said, sku).length === 0 ? undefined : sku
  }
  const lines = told.lines.map(line => {
    const product = meantFor(line)
    return product === undefined ? line : { ...line, product, variants: shop.variantsNamed(line.said, product) }
  })
  if (lines.every((line, at) => line === told.lines[at])) return told
  const named = told.named.filter(sku => lines.some(({ product }) => product === sku))
  const about = lines.findLast(({ isNew }) => isNew === true)?.product
  return { ...told, lines, named, isOptioned: true, ...(about === undefined ? {} : { about }) }
}

/** 那个猫抓板狗能用不, "I run a barn": what somebody merely asks of or tells about, where something else was read as taken, is not taken. */
function withoutAsked(told: Draft, commands: readonly Command[], text: string): Draft {
  const fresh = told.lines.filter(({ isNew }) => isNew === true)
  const isIn = (part: string) => (one: Command) => one.text !== text && letters(one.text).includes(letters(part))
  const adds = commands.filter(one => one.command === 'add' && one.probability >= sure)
  const asks = commands.filter(one => (one.command === 'ask' || one.command === 'find') && one.probability >= sure)
  const isAsked = ({ said, isCounted, product }: DraftLine) =>
    isCounted !== true &&
    said !== '' &&
    asks.some(isIn(said)) &&
    !adds.some(one => isIn(said)(one) || (one.skus[0] === product && one.text !== text))
  // "Hey, I run a small lesson barn. I need 3 helmets": told of oneself.
  const isTold = ({ said, isCounted, product }: DraftLine) =>
    isCounted !== true && tells.test(said) && !adds.some(({ skus }) => skus.includes(product))
  const stray = fresh.filter(line => isAsked(line) || isTold(line))
  // "Ok featherlight M then, and a belay device, cheapest one" of who takes the former already.
  const isTakenAgain = adds.some(({ skus: [sku] }) => told.lines.some(line => line.product === sku && !stray.includes(line)))
  if (stray.length === 0 || (stray.length === fresh.length && !isTakenAgain)) return told
  const gone = new Set(stray.map(({ product }) => product))
  const lines = told.lines.filter(line => !stray.includes(line))
  const { about, ...rest } = { ...told, lines, named: told.named.filter(sku => !gone.has(sku) || lines.some(one => one.product === sku)) }
  return about === undefined || gone.has(about) ? rest : { ...rest, about }
}
const tells =
  /^(?:i|we|my|our|he|she|they|it)(?:['’]?s|['’]re)? (?:run|am|are|is|have|has|had|got|own|work|live|already|use|keep|teach)\b|^(?:我们?|他|她|它|家里|孩子)(?:家里?|自己)?(?:有|是|开|还爱|住|养|已经|在)/iu
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** "2 of the 35 inch": what one part does not tell the reading may, where it points at one thing that no other part names. */
function withUnclear(told: Draft, commands: readonly Command[], focus: string | undefined, shop: DraftShop): Draft {
  const [words, more] = told.unclear
  if (words === undefined || more !== undefined) return told
  const [add, another] = commands.filter(
    ({ command, probability, called, skus: [sku, other] }) =>
      command === 'add' &&
      probability >= sure &&
      sku !== undefined &&
      other === undefined &&
      (called === true || sku === focus) &&
      told.lines.every(({ product }) => product !== sku) &&
      (told.alike.length === 0 || told.alike.includes(sku)),
  )
  if (add === undefined || another !== undefined) return told
  const [product] = add.skus
  const line: DraftLine = { ...lineOf(add, shop), variants: shop.variantsNamed(words, product!), said: words }
  return { ...told, lines: [...told.lines, line], isChanged: true, named: [...told.named, product!], unclear: [], alike: [] }
}

/** What a message says not to be wanted: 我没要花菇，先只要汤包. */
export const deniedIn = (text: string, { speaksOf }: Pick<DraftShop, 'speaksOf'>): ReadonlySet<string> =>
  new Set([...text.matchAll(denials)].flatMap(([, en = '', zh = en]) => speaksOf(zh.toLowerCase()).map(({ sku }) => sku)))
const denials = /\b(?:no|not|without|never)\b ([^,.;!?]+)|(?:不要|不是|没说要?|没(?:有|想)?(?:要|买|点|拿))([^，。,.；！？!?\s]+)/giu

const isSameOf = ({ product, variants }: DraftLine, was: Summed): boolean =>
  productOf(was) === product && (was.sku === product ? variants.length !== 1 : variants.join() === was.sku)

/** Not some pieces of it, nor one of its options. */
const isWhole = ({ slots, option }: Command): boolean => slots.quantity === undefined && option !== true

const isSaid = ({ product, variants }: DraftLine, adds: readonly Command[], shop: DraftShop): boolean =>
  adds.some(({ skus, text }) => skus[0] === product && shop.variantsNamed(text, product).some(sku => variants.includes(sku)))

/** As many as were read of the only line of it; the 6 of "the socks in 6-7" counts none, and that of what comes in no such sizes does. */
function countedAsRead(
  line: DraftLine,
  lines: readonly DraftLine[],
  { adds, unclear }: { adds: readonly Command[]; unclear: readonly string[] },
  shop: DraftShop,
): DraftLine {
  const [add, another] = adds.filter(({ skus }) => skus[0] === line.product)
  const fresh = lines.filter(({ isNew }) => isNew === true)
  const isAlone = fresh.filter(({ product }) => product === line.product).length === 1
  if (line.isNew !== true || add?.numbers === undefined || another !== undefined || !isAlone) return line
  const { sizes, counts } = add.numbers
  const isRead = counts.length === 1 && counts[0] === String(add.slots.quantity)
  const quantity = isRead ? add.slots.quantity! : 1
  const isCount = counts.includes(String(line.quantity))
  const isReadSize = sizes.some(size => size.match(/\d+/gu)?.includes(String(line.quantity)) === true)
  const isSize = !isCount && isReadSize && mayBeSize(String(line.quantity), shop.variantsOf(line.product))
  // 那就D58 再加5卷纸: five of what cannot be told.
  if (isRead && !isCount && unclear.some(words => piecesIn(words).some(({ value }) => value === quantity))) return line
  const isOpen = isRead && line.isCounted !== true && fresh.length === 1
  return quantity !== line.quantity && (isSize || isOpen) ? { ...line, quantity } : line
}

/** Whether goods come in that, or in sizes that are told by a number or a letter alone. */
const mayBeSize = (number: string, variants: ReturnType<DraftShop['variantsOf']>): boolean =>
  variants.some(({ label }) =>
    label.split(' · ').some(part => sizeAlone.test(part.trim()) || (part.match(/\d+/gu) ?? []).some(digits => digits === number)),
  )
const sizeAlone = /^(?:(?:[a-z]{2,3} ?)?\d+(?:[.-]\d+)?(?:码|号|½)?|x{0,3}[sml]|[2-5]xl|均码)$/iu

/** "2 inch then, 2 of em": in the size that was read of the only line of it. */
function optionedAsRead(line: DraftLine, lines: readonly DraftLine[], adds: readonly Command[], shop: DraftShop): DraftLine {
  const [add, another] = adds.filter(({ skus }) => skus[0] === line.product)
  const isOpen = line.isNew === true && line.variants.length !== 1 && line.colour === undefined
  if (!isOpen || add?.option !== true || another !== undefined || !letters(add.text).includes(letters(line.said))) return line
  // "Just the green tent, and two sleeping bags": the green is that of the tent.
  const around = add.text.toLowerCase().replace(line.said.toLowerCase(), ' ')
  const isOfOther = ({ product, variants }: DraftLine) =>
    product !== line.product && variants.length === 1 && shop.variantsNamed(around, product).includes(variants[0]!)
  if (lines.some(isOfOther)) return line
  const [only, more] = shop.variantsNamed(add.text, line.product).filter(sku => line.variants.length === 0 || line.variants.includes(sku))
  return only === undefined || more !== undefined ? line : { ...line, variants: [only] }
}

const lineOf = ({ skus: [product], slots, text }: Command, shop: DraftShop): DraftLine => ({
  product: product!,
  quantity: slots.quantity ?? 1,
  variants: shop.variantsNamed(text, product!),
  said: text,
  isNew: true,
})
