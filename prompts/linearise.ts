import { planSpec } from './plan-spec.ts'

/** A fact as a prompt sees it: only its text; the types of the dialogue core fit structurally. */
type FactLike = { type: string; text: string; source: string; ref: string }
type ActLike = { act: string; slots: object }
export type LinearPlan<F extends FactLike = FactLike> = {
  /** What an engine reads: `zh recommend [product] [price] | ask about=size`; the local generator one act at a time. */
  prompt: string
  /** Placeholder (`[price2]`) → the fact it stands for, in plan order. */
  placeholders: Map<string, F>
  /** What a reply to this plan may speak of. */
  claims: Set<string>
  /** True when the reply templates alone have words for it. */
  templateOnly: boolean
  /** Per act its own slots with the global placeholder of each. */
  acts: { act: string; literals: Record<string, string>; placeholders: { slot: string; placeholder: string }[] }[]
}

/** Numbers the placeholders over the whole plan and writes it as one line. Throws RangeError when an act or slot is not in plan.json. */
export function linearise<F extends FactLike>(plan: { language: 'zh' | 'en'; acts: readonly ActLike[] }): LinearPlan<F> {
  const placeholders = new Map<string, F>()
  const claims = new Set<string>()
  const used = new Map<string, number>()
  let templateOnly = false
  const acts = plan.acts.map(({ act, slots }) => {
    const spec = planSpec.acts[act]
    if (spec === undefined) throw new RangeError(`Expected an act of prompts/plan.json, got "${act}"`)
    for (const claim of spec.claims ?? []) claims.add(claim)
    for (const claim of forbiddable) if (spec.forbids?.includes(claim) !== true) claims.add(claim)
    const literals: Record<string, string> = {}
    const own: { slot: string; placeholder: string }[] = []
    for (const [slot, slotSpec] of Object.entries(spec.slots)) {
      const value = (slots as Record<string, F | readonly F[] | string | undefined>)[slot]
      if (value === undefined) {
        if (slotSpec.required === true) throw new RangeError(`Expected act "${act}" to have slot "${slot}"`)
        continue
      }
      if (typeof value === 'string') {
        if (slotSpec.literal?.includes(value) !== true)
          throw new RangeError(`Expected ${act}.${slot} to be one of ${slotSpec.literal?.join(', ')}, got "${value}"`)
        literals[slot] = value
        templateOnly ||= slotSpec.template?.includes(value) === true
        for (const claim of claimsOf(slotSpec.claims, value)) claims.add(claim)
        continue
      }
      if (slotSpec.fact === undefined) throw new RangeError(`Expected ${act}.${slot} to be a literal, got a fact`)
      for (const claim of claimsOf(slotSpec.claims)) claims.add(claim)
      for (const fact of Array.isArray(value) ? (value as readonly F[]) : [value as F]) {
        const count = (used.get(slot) ?? 0) + 1
        used.set(slot, count)
        const placeholder = count === 1 ? `[${slot}]` : `[${slot}${count}]`
        placeholders.set(placeholder, fact)
        own.push({ slot, placeholder })
      }
    }
    return { act, literals, placeholders: own }
  })
  const unknown = plan.acts.flatMap(({ act, slots }) => Object.keys(slots).filter(slot => planSpec.acts[act]?.slots[slot] === undefined))
  if (unknown.length > 0) throw new RangeError(`Expected slots of prompts/plan.json, got ${unknown.join(', ')}`)
  const line = acts
    .map(({ act, literals, placeholders: own }) =>
      [
        act,
        ...own.map(({ placeholder }) => placeholder),
        ...Object.entries(literals).flatMap(([slot, value]) =>
          planSpec.acts[act]?.slots[slot]?.unsaid === true ? [] : [`${slot}=${value}`],
        ),
      ].join(' '),
    )
    .join(' | ')
  return { prompt: `${plan.language} ${line}`, placeholders, claims, templateOnly, acts }
}

/** What every act may claim but those that forbid it. */
const forbiddable = new Set(Object.values(planSpec.acts).flatMap(({ forbids = [] }) => forbids))

function claimsOf(claims: Record<string, string[]> | string[] | undefined, value?: string): string[] {
  if (claims === undefined) return []
  return Array.isArray(claims) ? claims : value === undefined ? [] : (claims[value] ?? [])
}

/** Puts the facts in. The texts are not looked at again, so a value that itself looks like a placeholder stays as it is. */
export function fill(text: string, placeholders: ReadonlyMap<string, { text: string }>): string {
  return text.replace(/\[[a-z_]+\d*\]/g, placeholder => placeholders.get(placeholder)?.text ?? placeholder)
}
