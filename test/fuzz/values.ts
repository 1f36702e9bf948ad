/** What a hostile or broken client puts where something else is expected. */
const odd: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => 1e308,
  () => '',
  () => ' \t\n',
  () => '__proto__',
  () => 'constructor',
  () => 'toString',
  () => 'hasOwnProperty',
  () => '\u0000\u0001',
  () => '\ud800',
  () => '\u202Egnp',
  () => '\u200b\u200d\ufeff',
  () => '👩‍👩‍👧‍👦'.repeat(20),
  () => '退'.repeat(2001),
  () => 'a'.repeat(30_000),
  () => '9'.repeat(400),
  () => "'; DROP TABLE events; --",
  () => '<img src=x onerror=alert(1)>',
  () => '../../../etc/passwd',
  () => '%00%ff%e0%a4%a',
  () => '{{price}} #{7*7} &constructor;',
  () => [],
  () => ({}),
  () => [[[[]]]],
  () => Array.from({ length: 300 }, (_, n) => n),
  () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"x":1}}}') as unknown,
  () => Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`k${n}`, n])),
  () => nested(200),
  () => nested(800),
  () => Buffer.from([0, 255, 128]),
]

function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { a: value }
  return value
}

type Random = () => number
export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

/** A payload that would do, with one to three of its parts made odd, left out or put in; or something else altogether. */
export function mangled(random: Random, sound: unknown): unknown {
  if (random() < 0.1) return pick(random, odd)()
  if (random() < 0.2 || sound === null || typeof sound !== 'object') return sound
  const payload: Record<string, unknown> = { ...(sound as Record<string, unknown>) }
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const keys = Object.keys(payload)
    const what = random()
    if (what < 0.6 && keys.length > 0) payload[pick(random, keys)] = pick(random, odd)()
    else if (what < 0.8 && keys.length > 0) delete payload[pick(random, keys)]
    else
      Object.defineProperty(payload, String(pick(random, odd)()), {
        value: pick(random, odd)(),
        enumerable: true,
        configurable: true,
        writable: true,
      })
  }
  return payload
}

/** Text for a path, a query or a header. */
export function mangledText(random: Random): string {
  const value = pick(random, odd)()
  return typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value)
}
