import { placesNamed } from '../dialogue/places.ts'

/** What stands before and behind regions that are taken out of all. */
const lead =
  /(?<both>除了?)\s*$|(?:不含|不包括|不包含)\s*$|\b(?:except|excluding|not including|apart from|other than)(?: (?:for|to|in))?(?: the)? *$/iu
const tail = /^ ?(?:等地?)?(?:这?[两二三四五六七八九]?个?(?:地区|省份|省区?|地))?(?<out>[以之]?外|除外)/u
/** What may stand between two of them. */
const joins = /^(?:[\s、,，/和及与或&]|\b(?:and|or|to|the)\b)*$/iu
/** The marks that hold them apart from the rest: "(except the Highlands)", "，新疆除外，". */
const edges = { before: /[(（,，]? *$/u, after: /^ *[)）]?/u }

/** The text without the regions that it takes out of all, and these: 满 199 元，除新疆、西藏外一律包邮, "free over £50 (except the Highlands)". */
export function withoutExcepted(text: string): { text: string; except: readonly string[] } {
  const runs: { ids: string[]; from: number; to: number }[] = []
  for (const { ids, from, to } of placesNamed(text, true)) {
    const last = runs.at(-1)
    if (last !== undefined && joins.test(text.slice(last.to, from))) {
      last.ids.push(...ids)
      last.to = to
    } else runs.push({ ids: [...ids], from, to })
  }
  let left = text
  const except: string[] = []
  for (const { ids, from, to } of runs.reverse()) {
    const before = lead.exec(text.slice(Math.max(0, from - 24), from))
    const after = tail.exec(text.slice(to, to + 16))
    const { both } = before?.groups ?? {}
    const { out } = after?.groups ?? {}
    const isOut = before === null ? out === '除外' : both === undefined || after !== null
    if (!isOut) continue
    const head = left.slice(0, from - (before?.[0].length ?? 0))
    const isAside = /[(（] *$/u.test(head)
    const rest = left.slice(to + (after?.[0].length ?? 0))
    left = isAside ? `${head.replace(edges.before, '')}${rest.replace(edges.after, '')}` : `${head.replace(/[,，] *$/u, '')} ${rest}`
    except.unshift(...ids)
  }
  return { text: left, except }
}
