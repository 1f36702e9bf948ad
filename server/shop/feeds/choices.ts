import { type FeedText, isEmpty } from './items.ts'
import type { Row } from './rows.ts'

/** What a table's columns mean, where it is told of them. */
export type Columns = {
  textOf(row: Row, field: 'colour' | 'size' | 'material'): FeedText
  /** The field that a column of this name is. */
  fieldOf(name: string): string | undefined
  /** Those that tell what a thing is like. */
  told: readonly string[]
}

/** What there is to choose of a row. `chosen`: of one of several of a product, which columns besides set them apart. */
export function optionsOf(row: Row, chosen: ReadonlySet<string> | undefined, { textOf, fieldOf, told }: Columns): [string, FeedText][] {
  const fixed = (['colour', 'size', 'material'] as const).flatMap((field): [string, FeedText][] => {
    const text = textOf(row, field)
    return isEmpty(text) ? [] : [[field, text]]
  })
  const numbered = [1, 2, 3].flatMap((at): [string, FeedText][] => {
    const name = row.cells.get(`option${at} name`) ?? row.cells.get(`attribute ${at} name`)
    const plain = row.cells.get(`option${at} value`) ?? row.cells.get(`attribute ${at} value(s)`)
    return name === undefined || plain === undefined ? [] : [[name, { plain }]]
  })
  // Whatever else a record calls an option is one; in a table a column that is named as options are.
  const others = new Map<string, FeedText>()
  for (const [key, text] of row.cells) {
    const { name, language } = namedAs(key)
    const isNamed = isOptionName.test(name) && !told.includes(key)
    const isOption = row.options === undefined ? chosen !== undefined && (isNamed || chosen.has(key)) : row.options.has(key)
    const field = isOption ? fieldOf(name) : undefined
    // 规格 and 容量 are both a size: the second keeps its own name.
    const isFixed = fixed.some(([of, { plain, zh, en }]) => of === field && [plain, zh, en].includes(text))
    if (isOption && !isFixed) others.set(name, { ...others.get(name), [language ?? 'plain']: text })
  }
  // As the shop has them in order.
  const order = [...(row.options ?? [])].map(key => namedAs(key).name)
  const placeOf = ([of]: [string, FeedText]) => order.findIndex(name => name === of || fieldOf(name) === of)
  return [...fixed, ...numbered, ...others].sort((a, b) => placeOf(a) - placeOf(b))
}

/**
 * Rows of one title that differ in what there is to choose are one product where no column holds them together; it is known by the SKU of the first. Where
 * colours and sizes do not tell them apart, a measure may: mugs of 350 and 480 ml.
 */
export function groupedByTitle(
  rows: readonly Row[],
  { titleOf, skuOf, choiceOf, told }: Record<'titleOf' | 'skuOf' | 'choiceOf', (row: Row) => string> & { told: readonly string[] },
): { groups: ReadonlyMap<Row, string>; choices: ReadonlyMap<Row, ReadonlySet<string>> } {
  const groups = new Map<Row, string>()
  const choices = new Map<Row, ReadonlySet<string>>()
  for (const same of together(rows, row => (row.parts === undefined && titleOf(row) !== '' ? titleOf(row) : undefined))) {
    if (same.length < 2) continue
    const apart = apartBy(same, told, choiceOf)
    if (apart === undefined) continue
    for (const row of same) {
      groups.set(row, skuOf(same[0]!))
      choices.set(row, apart)
    }
  }
  return { groups, choices }
}

/** What is named as a choice and is not the same of all, and as few of what else may be chosen by as set the rest apart; nothing where they are not. */
function apartBy(same: readonly Row[], told: readonly string[], choiceOf: (row: Row) => string): ReadonlySet<string> | undefined {
  const chosen = namedApart(same, told)
  const count = () => new Set(same.map(row => `${choiceOf(row)}${[...chosen].map(key => row.cells.get(key) ?? '').join('|')}`)).size
  for (const key of told) {
    const before = count()
    if (before === same.length || chosen.has(key) || !mayBeChosen.test(namedAs(key).name)) continue
    chosen.add(key)
    if (count() === before) chosen.delete(key)
  }
  const isBare = chosen.size === 0 && same.some(row => choiceOf(row) === '[]')
  return count() === same.length && !isBare ? chosen : undefined
}

/** The same where a column holds rows together: what is named as a choice and is not the same of all. */
export function choicesApart(
  rows: readonly Row[],
  groupOf: (row: Row) => string | undefined,
  told: readonly string[],
): ReadonlyMap<Row, ReadonlySet<string>> {
  return new Map(
    together(rows, groupOf).flatMap(same => {
      const chosen = namedApart(same, told)
      return same.map((row): [Row, ReadonlySet<string>] => [row, chosen])
    }),
  )
}

/** Rows of one key, in the order in which each is met first; those without one are left out. */
function together(rows: readonly Row[], keyOf: (row: Row) => string | undefined): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

const namedApart = (same: readonly Row[], told: readonly string[]): Set<string> =>
  new Set(told.filter(key => isOptionName.test(namedAs(key).name) && isApart(same, key)))

const isApart = (same: readonly Row[], key: string): boolean => new Set(same.map(({ cells }) => cells.get(key))).size > 1

/** Columns of a table that tell what there is to choose, beside colour and size. */
const isOptionName =
  /^(?:scent|fragrance|aroma|flavou?r|taste|grind|length|firmness|strength|intensity|connector|plug|hand|handedness|pack(?: size| of)?|roast|finish|pattern|fit|inseam|voltage|power|diopter|wick|香型|香味|口味|味道|软硬度?|硬度|长度|度数|接口|插头|左右手|款式|版本|浓度|烘焙度|研磨度?|净含量|包装规格)$/

/** Columns that tell what there is to choose where nothing else does. */
const mayBeChosen =
  /^(?:capacity|volume|diameter|thickness|net weight|pieces|number of pieces|pack quantity|blade length|width|height|容积|直径|口径|厚度|净重|件数|刀长|宽度|高度)$/

/** "Scent (EN)" → scent, en. */
export function namedAs(key: string): { name: string; note: string; language?: 'zh' | 'en' } {
  const [, bare = key, note = ''] = /^(.*?)\s*[([](.+)[)\]]$/.exec(key) ?? []
  const [, word = bare, suffix = ''] = /^(.*\S)\s(zh|cn|zh cn|en|en us|en gb|chinese|english)$/.exec(bare) ?? []
  const [, prefix = '', name = word] = /^(中文|英文)(.+)$/.exec(word) ?? []
  const tongue = `${suffix} ${prefix} ${note}`
  const language = /\b(?:zh|cn|chinese)\b|中文/.test(tongue) ? 'zh' : /\b(?:en|english)\b|英文/.test(tongue) ? 'en' : undefined
  return { name, note, ...(language === undefined ? {} : { language }) }
}
