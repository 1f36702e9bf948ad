/**
 * An independent look at a finished reply (not the guard): what is left when every fact's text is taken out must hold no digit,
 * price, link, coupon-like token or product name. Returns what should not be there. A fact that begins the reply may have a capital there.
 */
export function unfounded(reply: string, facts: readonly string[], names: readonly string[]): string | undefined {
  const rest = withoutFacts(reply, facts)
  const hit = /\p{Nd}|[¥￥$€£]|https?:|www\.|@|\b[A-Z]{3,}[A-Z0-9]*\b/u.exec(rest)
  if (hit !== null) return hit[0]
  return names.find(name => name.length > 2 && rest.toLowerCase().includes(name.toLowerCase()))
}

export function withoutFacts(reply: string, facts: readonly string[]): string {
  const begins = facts.map(fact => fact.charAt(0).toUpperCase() + fact.slice(1)).filter(fact => reply.startsWith(fact))
  return [...facts, ...begins].sort((a, b) => b.length - a.length).reduce((text, fact) => text.split(fact).join(' · '), reply)
}
