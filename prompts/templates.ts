import { z } from 'zod'
import type { LinearPlan } from './linearise.ts'
import { planSpec, readPromptFile, table } from './plan-spec.ts'

/** The reply templates: what is said when no generated candidate passes, or none came in time. */
const wordings = z.strictObject({ zh: z.array(z.string()).min(1), en: z.array(z.string()).min(1) })
export type Wordings = z.infer<typeof wordings>
const entry = z.union([wordings, table(wordings)])

const { about: _about, ...entries } = readPromptFile('replies.json') as Record<string, unknown>
const templates: Record<string, Wordings | Record<string, Wordings>> = table(entry).parse(entries)

/** The literal slot that picks the wording of an act, e.g. `about` of `ask`. */
const leading: ReadonlyMap<string, string> = new Map(
  Object.entries(planSpec.acts).map(
    ([act, spec]) => [act, Object.entries(spec.slots).find(([, slot]) => slot.literal !== undefined)?.[0] ?? ''] as const,
  ),
)

/** Words a plan from templates, placeholders still in. `variant` picks among the wordings: the same number gives the same text. */
export function templateReply(plan: LinearPlan, language: 'zh' | 'en', variant: number): string {
  return plan.acts
    .map(({ act, literals, placeholders }) => {
      const texts = wordingsOf(act, literals)[language]
      const text = texts[variant % texts.length] ?? ''
      const own = new Map<string, string>()
      const count = new Map<string, number>()
      for (const { slot, placeholder } of placeholders) {
        const n = (count.get(slot) ?? 0) + 1
        count.set(slot, n)
        own.set(n === 1 ? `[${slot}]` : `[${slot}${n}]`, placeholder)
      }
      return withPlaceholders(text, own, literals)
    })
    .join(language === 'en' ? ' ' : '')
}

/** All wordings of an act, for the tests and for a template that a data check wants to see. */
export function wordingsOf(act: string, literals: Record<string, string>): Wordings {
  const found = templates[act]
  if (found === undefined) throw new RangeError(`Expected templates for act "${act}" in prompts/replies.json`)
  if (isWordings(found)) return found
  const picked = found[literals[leading.get(act) ?? ''] ?? '']
  if (picked === undefined) throw new RangeError(`Expected a template for ${act} ${JSON.stringify(literals)} in prompts/replies.json`)
  return picked
}

function isWordings(value: Wordings | Record<string, Wordings>): value is Wordings {
  return Array.isArray(value.zh) && Array.isArray(value.en)
}

/**
 * Keeps a {…} part where each of its placeholders has a fact not yet said; each fact is said once. `{slot=value:…}` is for that value of a
 * literal slot.
 */
function withPlaceholders(text: string, own: ReadonlyMap<string, string>, literals: Readonly<Record<string, string>>): string {
  const said = new Set<string>()
  const say = (part: string) =>
    part.replace(/\[[a-z_]+\d*\]/g, placeholder => {
      said.add(placeholder)
      return own.get(placeholder) ?? ''
    })
  return text.replace(
    /\{(?:([a-z_]+)=([a-z_]+):)?([^{}]*)\}|([^{}]+)/g,
    (_whole, slot?: string, value?: string, part = '', plain?: string) => {
      if (plain !== undefined) return say(plain)
      if (slot !== undefined && literals[slot] !== value) return ''
      const needed: string[] = part.match(/\[[a-z_]+\d*\]/g) ?? []
      const isWanted = slot !== undefined || needed.length > 0
      return isWanted && needed.every(placeholder => own.has(placeholder) && !said.has(placeholder)) ? say(part) : ''
    },
  )
}
