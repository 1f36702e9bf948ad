/**
 * 95 % Wilson score interval of a share: sound for small counts and near 0 and 1, where the normal one is not
 * (E. B. Wilson, 1927).
 */
export function wilson(right: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1]
  const z = 1.959964
  const share = right / of
  const centre = share + z ** 2 / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  const norm = 1 + z ** 2 / of
  return [Math.max(0, (centre - spread) / norm), Math.min(1, (centre + spread) / norm)]
}
