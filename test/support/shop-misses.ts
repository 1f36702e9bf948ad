import type { PlanAct } from '../../server/dialogue/plan.ts'
import type { PlayedTurn } from './shop-visit.ts'

/** The turns that came out wrong, for a person to read: what was said, expected and got, and what the assistant made of it. */
export function missedTurns(played: readonly PlayedTurn[]): string {
  return played
    .filter(({ failures }) => failures.length > 0)
    .map(({ shopper, turn, say, failures, reply, intents }) =>
      [
        `## ${shopper} turn ${turn}: ${failures.map(({ kind }) => kind).join(', ')}`,
        `said      ${say}`,
        ...failures.map(({ kind, expected, got }) => `expected  ${kind} = ${expected}\n     got  ${got}`),
        `reply     ${reply.text}`,
        ...reply.cards.map(({ sku, title, price }) => `card      ${sku} ${title} ${price.amount}`),
        ...(reply.choices.length === 0 ? [] : [`buttons   ${reply.choices.map(({ id }) => id).join(' ')}`]),
        ...(reply.status === 'bot' ? [] : [`status    ${reply.status}`]),
        `intents   ${intents.map(intentInWords).join('; ') || 'none'}`,
        `acts      ${reply.acts.map(actInWords).join(' | ') || 'none'}`,
        '',
      ].join('\n'),
    )
    .join('\n')
}

function intentInWords({ name, probability, abstain, by }: PlayedTurn['intents'][number]): string {
  return `${name} ${probability.toFixed(2)}${abstain ? ' abstained' : ''}${by === 'classifier' ? '' : ` by ${by}`}`
}

function actInWords({ act, slots }: PlanAct): string {
  const inWords = Object.entries(slots).map(([slot, value]) => `${slot}=${typeof value === 'string' ? value : textOf(value)}`)
  return [act, ...inWords].join(' ')
}

function textOf(value: unknown): string {
  const facts = (Array.isArray(value) ? value : [value]) as { text?: string }[]
  return facts.map(({ text = '' }) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)).join(' / ')
}
