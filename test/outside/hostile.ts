import fc from 'fast-check'

/** What every object has and nobody put there. */
export const inherited = Object.getOwnPropertyNames(Object.prototype)

const long = [
  'a'.repeat(20_000),
  '9'.repeat(5_000),
  '退'.repeat(5_000),
  ' '.repeat(20_000),
  '['.repeat(3_000),
  '"'.repeat(3_000),
  '-'.repeat(8_000),
]

/** A text that a stranger may send in the place of any other. */
export const hostile = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...inherited, 'prototype') },
  {
    weight: 4,
    arbitrary: fc.constantFrom('\ud800', '\udc00', 'a\udfffb', '\0', 'a\0b', '\u202egnp.exe', '\u2066x', '👟\u200d', '\ufeff', '𠮷'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\n',
      '\r\n',
      ',',
      '"',
      '=1+1',
      '&constructor;',
      '<![CDATA[',
      '*x',
      '!!js/function',
      '-0',
      '1e999',
      'NaN',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...long) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)

/** A value of JSON made of such texts, `__proto__` as a key of its own among them. */
export const { value: hostileValue } = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hostile,
    fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(hostile, tie('value')), { maxLength: 3 }).map(pairs => Object.fromEntries(pairs)),
  ),
}))

/** The sound value with one to three of its parts, keys among them, made hostile. */
export const mangled = (sound: unknown): fc.Arbitrary<unknown> =>
  fc
    .array(fc.record({ at: fc.nat(), what: fc.constantFrom('value', 'key', 'more'), key: hostile, value: hostileValue }), {
      minLength: 1,
      maxLength: 3,
    })
    .map(changes => changes.reduce((value, change) => changed(value, { ...change, at: change.at % partsOf(value) }), sound))

type Change = { at: number; what: string; key: string; value: unknown }

const partsOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? Object.values(value).reduce<number>((sum, one) => sum + partsOf(one), 1) : 1

function changed(value: unknown, { at, ...how }: Change): unknown {
  if (typeof value !== 'object' || value === null) return at === 0 ? how.value : value
  let left = at - 1
  const pairs = Object.entries(value).flatMap(([key, one]): [string, unknown][] => {
    const parts = partsOf(one)
    const here = left >= 0 && left < parts
    const place = left
    left -= parts
    if (!here) return [[key, one]]
    if (place > 0) return [[key, changed(one, { at: place, ...how })]]
    if (how.what === 'more')
      return [
        [key, one],
        [how.key, how.value],
      ]
    return how.what === 'key' ? [[how.key, one]] : [[key, how.value]]
  })
  return Array.isArray(value) ? pairs.map(([, one]) => one) : Object.fromEntries(pairs)
}
