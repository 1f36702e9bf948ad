import type { Summed } from '../dialogue/conversation.ts'
import { piecesOf } from '../dialogue/sum-policy.ts'
import type { Language } from '../language/language.ts'
import { letGo, replaced, taken } from './draft-changes.ts'
import { counted } from './draft-counted.ts'
import { everyVariant } from './draft-every.ts'
import { mentionIn } from './draft-mention.ts'
import { type DraftPart, draftParts, eachCount } from './draft-parts.ts'
import { oughtToBe, puts, toldAnew } from './draft-restated.ts'
import { served } from './draft-served.ts'
import {
  type Before,
  type Draft,
  type DraftLine,
  type DraftShop,
  everyOption,
  isOf,
  type Mention,
  type State,
  takesVerb,
} from './draft-state.ts'
import { piecesIn } from './pieces.ts'
import { toldOver } from './restated.ts'

/** Applies a message to an order, part by part; nothing where it says nothing of one. */
export function draftTold(said: string, language: Language, before: Before, shop: DraftShop): Draft {
  const anew = toldOver(said, language)
  if (anew === undefined) return draftOf(said, language, before, shop)
  const ordered = before.lines.map(({ sku, product = sku }) => product)
  const told = draftOf(anew, language, { ...before, lines: [], ordered, takes: true }, shop)
  const isWhole = told.lines.length > 0 && told.unclear.length === 0
  return isWhole ? { ...told, isChanged: true, isRecounted: true } : draftOf(said, language, before, shop)
}

function draftOf(text: string, language: Language, before: Before, shop: DraftShop): Draft {
  const parts = draftParts(text, language, before.names)
  const start: State = { lines: before.lines.map(one => asLine(one, shop)), gone: [], unclear: [], named: [], isChanged: false }
  // "Blue mug and a grey umbrella pls": what is taken anywhere in a sentence is taken in all of it.
  const isTaking = (sentence: number) =>
    parts.some(one => one.sentence === sentence && one.out === undefined && one.asked !== true && takesVerb[language].test(one.text))
  const right = puts[language].test(text) || oughtToBe[language].test(text) ? { putsRight: true as const } : {}
  // "I said the red can. Not mugs": what is named in place of what is denied is taken.
  const isInPlace = right.putsRight === true && parts.some(one => one.out === 'not')
  const readFrom = (lines: readonly DraftLine[], { takes, ordered }: Pick<Before, 'takes' | 'ordered'>): State => {
    let state: State = { ...start, lines }
    for (const [at, part] of parts.entries()) {
      const isNext = parts[at - 1]?.sentence !== part.sentence
      const now = isNext && part.by !== true ? { ...state, gone: [] } : state
      state = applied(
        now,
        part,
        parts,
        language,
        { ...before, ...right, ordered: ordered ?? [], takes: takes || isInPlace || isTaking(part.sentence) },
        shop,
      )
    }
    return withoutRest(state)
  }
  const first = readFrom(start.lines, before)
  const whole = withOnlyOther(text, language, first, start.lines)
  const state = toldAnew(
    text,
    language,
    whole,
    start.lines,
    lines => readFrom(lines, { takes: true, ordered: start.lines.map(({ product }) => product) }),
    shop,
  )
  // "Two umbrellas, the storm one and a clear one": what could not be told is told by what is named after it.
  const fresh = state.lines.filter(({ isNew }) => isNew === true)
  const pieces = piecesOf(fresh)
  const isTold = ({ text, count, among }: State['unclear'][number]) =>
    (count === state.lines.length && ofKindsAlone.test(text)) ||
    // "No tent, just the 2 dinos": all that is left.
    (count !== undefined && state.isLetGo === true && state.lines.length === 1 && state.lines[0]!.quantity === count) ||
    (count === undefined
      ? fresh.some(line => among.includes(line.product))
      : count === pieces && (count > 1 || fresh.every(line => line.isCounted !== true)))
  const unclear = state.unclear.filter(one => !isTold(one))
  return {
    lines: merged(alikeIn(inPlaceOf(text, language, state, parts, before), before, shop)),
    isChanged: state.isChanged,
    named: state.named,
    unclear: unclear.map(one => one.text),
    alike: unclear.flatMap(({ among }) => among),
    isServed: state.isServed ?? [],
    isOptioned: state.isOptioned === true,
    isRecounted: state.isRecounted === true,
    ...(state.isAbsent === undefined ? {} : { isAbsent: state.isAbsent }),
    ...(state.parts === undefined ? {} : { parts: state.parts }),
    ...(state.wished === undefined ? {} : { wished: state.wished }),
    ...(state.last === undefined ? {} : { about: state.last.at.product }),
  }
}

/** 不对 机器1台 标签纸5卷: words that nothing is known by count the only line that nothing else is said of, where what was heard is put right. */
function withOnlyOther(text: string, language: Language, state: State, before: readonly DraftLine[]): State {
  const [part, more] = state.unclear
  const told = [...(state.counts ?? []), ...state.named]
  const [only, another] = state.lines.filter(line => before.includes(line) && !told.includes(line.product))
  const isOne = part?.count !== undefined && part.among.length === 0 && more === undefined && only !== undefined && another === undefined
  if (!isOne || told.length === 0 || !puts[language].test(text)) return state
  const lines = state.lines.map(line => (line === only ? { ...line, quantity: part.count! } : line))
  return { ...state, lines, unclear: [], isChanged: true, isRecounted: true }
}

/** 那干脆算了，袜子给我来两盒: another thing in place of what was talked about. */
function inPlaceOf(
  text: string,
  language: Language,
  { lines, named }: State,
  parts: readonly DraftPart[],
  { lines: before, focus }: Before,
): readonly DraftLine[] {
  const products = new Set(before.map(({ sku, product = sku }) => product))
  const isKept = parts.some(({ more, beside, stays }) => more ?? beside ?? stays) || named.some(sku => products.has(sku))
  const isElse = lines.some(({ isNew }) => isNew === true) && lines.every(line => line.isNew !== true || !products.has(line.product))
  if (!givesUp[language].test(text) || !isElse || isKept) return lines
  const lone = products.size === 1 ? [...products][0] : focus
  return lines.filter(line => line.isNew === true || line.product !== lone)
}
const givesUp: Record<Language, RegExp> = {
  en: /^(?:(?:ok|oh|nah|no|hm+|well|actually)[, ]+)*(?:never ?mind|leave it|nah)\b/iu,
  zh: /^(?:[那就嗯哦行]|好吧?|干脆|还是)*[，,\s]*算了/u,
}

/** "Just keep the bags, bin the rest", "just the one leash, nothing else", 除了毯子别的都不要了: all goes but what is spoken of. */
function withoutRest(state: State): State {
  const { spoken = [], lines } = state
  const left = lines.filter(line => line.isNew === true || spoken.some(({ product, variants }) => isOf(product, variants)(line)))
  return state.isAll !== true || left.length === 0 || left.length === lines.length ? state : { ...state, lines: left, isChanged: true }
}
const theRest =
  /^(?:(?:and|but) )?(?:nothing (?:else|more)|(?:all )?the (?:rest|others?)|everything else|anything else)$|^(?:别的|其他|其它|其余|剩下)的?(?:都|全|就|也)*$/iu

/** 两种, 说三样一起: of so many things is spoken. */
const ofKindsAlone =
  /^(?:我|是|说|就|要|一共|总共)*[两俩二三四五六七八九\d]+[种样款](?:东西)?(?:一起|都要|都)?$|^(?:all |the )*(?:two|three|four|five|\d) (?:different )?(?:kinds?|things?|items?)$/iu

function asLine({ sku, product = sku, quantity, said = '', known, wrapped, engraved }: Summed, shop: DraftShop): DraftLine {
  const own = sku === product ? [] : [sku]
  const named = own.length > 0 ? own : shop.variantsNamed(said, product, known)
  const isKnown = known !== undefined && (known !== product || shop.variantsOf(product).some(one => one.sku === known))
  const variants = own.length === 0 && isKnown && (known === sku || named.length === 0) ? [known] : named
  return {
    product,
    quantity,
    variants,
    said,
    ...(wrapped === undefined ? {} : { wrapped }),
    ...(engraved === undefined ? {} : { engraved }),
  }
}

/** 焦糖和墨绿各一条100的: what is said of one of those taken in a breath is said of the others, but for what was told of them before it. */
function alikeIn(lines: readonly DraftLine[], { told = [] }: Before, shop: DraftShop): readonly DraftLine[] {
  return lines.map((line, at) => {
    const other = lines.findIndex(one => one !== line && one.product === line.product && one.isNew === true && one.variants.length === 1)
    if (line.isNew !== true || line.variants.length < 2 || other < 0) return line
    const fits = (skus: readonly string[]) => skus.filter(sku => line.variants.includes(sku))
    // 女款37码有吗 – 粉的吧 跟我老公43的黑的一起
    const before = told.find(({ product }) => product === line.product)
    const own = before === undefined || other < at ? [] : Object.values(before.options)
    const known = fits(shop.variantsNamed(`${line.said} ${own.join(' ')}`, line.product))
    const like = known.length === 1 ? known : fits(shop.variantsNamed(line.said, line.product, lines[other]!.variants[0]))
    return like.length === 1 ? { ...line, variants: like } : line
  })
}

/** Lines of the very same variant are one. */
function merged(lines: readonly DraftLine[]): DraftLine[] {
  const all: DraftLine[] = []
  for (const line of lines) {
    const at = all.findIndex(one => one.product === line.product && one.variants.join() === line.variants.join())
    if (at < 0) all.push(line)
    else all[at] = { ...all[at]!, quantity: all[at]!.quantity + line.quantity, ...(line.isNew === true ? { isNew: true } : {}) }
  }
  return all.filter(({ quantity }) => quantity > 0)
}

function applied(was: State, part: DraftPart, parts: readonly DraftPart[], language: Language, before: Before, shop: DraftShop): State {
  const mention = mentionIn(was, part, language, before, shop)
  const isCounted = mention.count !== undefined && mention.product !== undefined && part.out === undefined
  const isMore = part.more === true && isCounted
  const state =
    isCounted && part.service === undefined
      ? {
          ...was,
          counts: [...(was.counts ?? []), mention.product!],
          ...(isMore ? { mores: [...(was.mores ?? []), mention.product!] } : {}),
        }
      : was
  const isWish = part.asked === true && mention.product === undefined && wishesFor.test(part.text)
  const { wished: _wished, ...told } = state
  const known = isWish ? { ...state, wished: part.text } : mention.by === 'name' ? told : state
  return changed(spokenOf(known, part, mention, parts), part, mention, parts, language, before, shop)
}

const wishesFor = /\b(?:some|any)thing\b|\bsth\b|有(?:没有|啥|什么)/iu

/** "Five red and one blue instead": one of several counts, each of what it names. */
const isOfList = (part: DraftPart, parts: readonly DraftPart[]): boolean =>
  [part, ...parts.filter(one => one !== part && one.sentence === part.sentence && one.out === undefined)].filter(
    ({ text }) => piecesIn(text).length > 0,
  ).length > 1

/** What a part speaks of, and whether it is all there shall be. */
function spokenOf(state: State, part: DraftPart, { product, variants, by }: Mention, parts: readonly DraftPart[]): State {
  // 再拿一瓶大的，别的不要了: nothing besides.
  if (theRest.test(part.text)) return parts.some(({ more }) => more === true) ? state : { ...state, isAll: true }
  if (product === undefined || part.out !== undefined || part.asked === true || (by !== 'name' && by !== 'option')) return state
  const spoken = [...(state.spoken ?? []), { product, variants }]
  return { ...state, spoken, ...(part.only === true && part.stays === true ? { isAll: true as const } : {}) }
}

function changed(
  state: State,
  part: DraftPart,
  mention: Mention,
  parts: readonly DraftPart[],
  language: Language,
  before: Before,
  shop: DraftShop,
): State {
  const { product, variants, by, count } = mention
  const { service } = part
  if (service !== undefined) {
    // "Just the duck towel wrapped", 雾蓝一支带刻字: taken, and that is done to it.
    const isNamed = product !== undefined && (by === 'name' || (by === 'option' && count !== undefined))
    const isNew = isNamed && !service.off && part.out === undefined && part.asked !== true && !state.lines.some(isOf(product, variants))
    const isTaken = isNew && (count !== undefined || part.only === true || takesVerb[language].test(part.text))
    return served(isTaken ? taken(state, part, { ...mention, product }, language, before, shop) : state, part, service, mention, before)
  }
  if (theRest.test(part.text)) return state
  // "What about something to sit on? Four of them": of what is wished for.
  if (mention.bare === true && count !== undefined && part.out === undefined && state.wished !== undefined) return state
  if (part.out === 'out' && by === 'nothing' && mention.bare !== true && namesAbsent(state, part, language, before, shop))
    return { ...state, isAbsent: true }
  if (part.out !== undefined)
    return letGo(ofServed.test(part.text) ? { ...state, isServed: ['wrapping', 'engraving'] } : state, part, mention, before)
  if (part.stays === true) return state
  // 我嫂子也要, 帮我姐妹也带一双: what comes next is another one.
  if (product === undefined && (mention.unclear ?? []).length === 0 && alsoWants.test(part.text)) {
    const { last: _last, ...open } = state
    return { ...open, isApart: true }
  }
  if (mention.unclear !== undefined)
    return { ...state, unclear: [...state.unclear, { text: part.text, among: mention.unclear, ...(count === undefined ? {} : { count }) }] }
  const isListed = part.by === true && part.again !== true && isOfList(part, parts) && state.lines.some(line => line.product === product)
  const isBy =
    (part.by === true && !isListed) || (state.gone.length > 0 && parts.some(one => one.sentence === part.sentence && one.out === 'not'))
  if (isBy && (product !== undefined || count !== undefined)) {
    // "Not two mugs, four": four of what was let go.
    const { product: pointed, ...rest } = mention
    if (count !== undefined && (product === undefined || by === 'pointing') && state.gone.length === 0)
      return counted(state, part, count, before)
    return replaced(state, part, by === 'pointing' && state.gone.length > 0 ? rest : mention, language, before, shop)
  }
  const group = before.together.length > 1 ? before.together : before.shown
  if (
    product === undefined &&
    part.each !== undefined &&
    state.last === undefined &&
    ofEachThing.test(part.text) &&
    group.length > 1 &&
    group.length < 5
  )
    return group.reduce(
      (now, sku) =>
        taken(
          now,
          part,
          {
            product: sku,
            variants: before.variants.flatMap(one => (one.product === sku && one.sku !== sku ? [one.sku] : [])),
            by: 'name',
            count: part.each!,
          },
          language,
          { ...before, takes: true },
          shop,
        ),
      state,
    )
  const generic =
    product === undefined && part.each !== undefined && everyOption[language].test(part.text)
      ? (state.last?.at.product ?? before.focus)
      : undefined
  const every = generic === undefined ? undefined : everyVariant(state, generic, [], { count: part.each!, text: part.text }, language, shop)
  if (every !== undefined) return every
  // "No, both! The bowl and the jug": those that are named with it.
  const isNamedNext = () =>
    parts.some(one => one !== part && one.out === undefined && mentionIn(state, one, language, before, shop).by === 'name')
  const isAllTaken = by !== 'name' && by !== 'option' && takesAll.test(part.text) && !isNamedNext()
  const shown = isAllTaken && state.lines.length < 2 ? before.shown.filter(sku => state.lines.every(line => line.product !== sku)) : []
  if (shown.length > 0 && state.lines.length + shown.length > 1 && shown.length < 4)
    return shown.reduce(
      (now, sku) => taken(now, part, { product: sku, variants: [], by: 'name' }, language, { ...before, takes: true }, shop),
      state,
    )
  if (isAllTaken && state.lines.length > 1)
    return { ...state, lines: state.lines.map(line => ({ ...line, isNew: true as const })), isChanged: true }
  // 就这一盒: nothing of the order but what was named last.
  if (by !== 'name' && onlyIt.test(part.text) && state.last !== undefined && state.isRecounted !== true) {
    const { at } = state.last
    return { ...state, spoken: [...(state.spoken ?? []), at], isAll: true, isChanged: true }
  }
  if (product === undefined) return mention.bare === true ? counted(state, part, count, before) : state
  const optioned = variants.length > 0 || part.each !== undefined ? { ...state, isOptioned: true as const } : state
  const named = by === 'name' ? { ...optioned, named: [...state.named, product] } : optioned
  const isThere = count === undefined && state.lines.some(isOf(product, variants))
  // "Just the purple one" of a purple and a green one: the green one goes, and nothing else.
  const isOfSeveral = variants.length > 0 && state.lines.some(line => line.product === product && !isOf(product, variants)(line))
  const isOnly =
    (onlyThis[language].test(part.text) && isThere && !isOfSeveral) || (by === 'name' && (alone.test(part.text) || allThis.test(part.text)))
  const known = isOnly ? { ...named, isAll: true as const, isChanged: true } : withoutOthers(named, part, { product, variants }, before)
  // 都120码: each of those that were taken just now; "both sage": each there is of it.
  const own = state.lines.filter(line => line.product === product)
  const fresh = own.filter(line => line.isNew === true)
  const meant = fresh.length > 1 ? fresh : own
  const isOfAll = count === undefined || count === piecesOf(meant)
  if ((by === 'option' || by === 'name') && variants.length > 0 && ofAllThese.test(part.text) && isOfAll && meant.length > 1)
    return {
      ...state,
      lines: state.lines.map(line => (meant.includes(line) ? inOption(line, part.text, variants, shop) : line)),
      isChanged: true,
    }
  const isEvery =
    part.each !== undefined && ((variants.length > 1 && eachCount(part.text) !== undefined) || everyOption[language].test(part.text))
  const each = isEvery ? everyVariant(known, product, variants, { count: part.each!, text: part.text }, language, shop) : undefined
  if (each !== undefined) return each
  return taken(known, part, { ...mention, product }, language, before, shop)
}

/** 四人的不要了啊 of who takes the one for two: what is let go of is not in the order. */
function namesAbsent(state: State, part: DraftPart, language: Language, before: Before, shop: DraftShop): boolean {
  const { out: _out, ...plain } = part
  const { product, by } = mentionIn(state, plain, language, before, shop)
  return by === 'name' && state.lines.every(line => line.product !== product)
}

/** 就黑42一双, "just the one navy", of who takes a black and a white pair: the other one goes. */
function withoutOthers(
  state: State,
  part: DraftPart,
  { product, variants }: { product: string; variants: readonly string[] },
  before: Before,
): State {
  const isThis = (line: DraftLine) => line.variants.some(sku => variants.includes(sku))
  const isOther = (line: DraftLine) => line.product === product && line.isNew !== true && !isThis(line)
  if (part.only !== true || variants.length !== 1 || !state.lines.some(isThis) || before.lines.length < 2) return state
  return state.lines.some(isOther) ? { ...state, lines: state.lines.filter(line => !isOther(line)), isChanged: true } : state
}

/** A line in another option, with what else was said of it. */
function inOption(line: DraftLine, text: string, variants: readonly string[], shop: DraftShop): DraftLine {
  const fits = line.variants.length === 0 ? variants : line.variants.filter(sku => variants.includes(sku))
  if (fits.length > 0) return { ...line, variants: fits }
  const [only, more] = shop.variantsNamed(text, line.product, line.variants[0])
  return only === undefined || more !== undefined ? line : { ...line, variants: [only] }
}

/** "One of each" of what is on the screen, of whatever colour. */
const ofEachThing = /\b(?:of|in) each\b(?! (?:colou?r|size|kind))|(?:各|一样|每样)(?:来|要|拿)?一(?!.*色)/iu
/** "Just the sable one": nothing else of the order. */
const onlyThis: Record<Language, RegExp> = {
  en: /^(?:so )?(?:(?:i|we) )?(?:just|only) (?:want(?:ed)? |need(?:ed)? )?(?:the|that|those|this)\b/iu,
  zh: /^(?:就|只)(?:要|买|拿)(?!了)/u,
}
/** 茶包单独买一盒, 只要紫苏那个卸妆膏. */
const alone = /单独|单(?:买|要|拿|来)|^只(?:要|买|拿)(?!了|有)/u
/** 都要康乃馨15束, "all carnations then": in place of whatever else there was. */
const allThis = /^(?:那|就)*(?:都|全部?)(?:要|换成?|改成?|买|来|拿)(?!了)/u
const onlyIt =
  /^(?:我?(?:就|只))(?:要|买|拿)?这?一?[个条件双只把盏张本支盒包套](?:就?(?:够|行|好)了?|了|吧|啊|呀)?$|^(?:just|only) (?:that|this|the) one(?: (?:please|pls|thanks))?$/iu
const alsoWants = /也(?:要|想要|来|得|带|拿|买)(?:一?[个条件双只把盏张本支盒包套块])?(?:[，,\s]|$)|\bwants? (?:one|it|some) too\b/iu
/** 都要, "ok both": all that was added up. */
const takesAll =
  /^(?:那|就|我)*(?:都|全部?)(?:要|买|拿|来)|[两俩三]个?都(?:要|来|拿|买)|^(?:ok |yes |yeah )?(?:both|all)(?: of (?:them|those))?(?: (?:please|pls|then))?$|\b(?:take|have|get) (?:them )?(?:both|all)\b/iu
const ofAllThese = /都|全|\b(?:all|both|each)\b/iu
const ofServed = /\b(?:un)?(?:wrapped|engraved) ones?\b|[没不](?:包|[刻绣])的那/iu
