/** What was judged, and on what. */
export type Origin = {
  /** A bundle; one trained for this on other lines; or one for each fold, trained on the rest. */
  how: 'bundle' | 'trained' | 'folds'
  model: string | null
  data: readonly string[]
  folds: number | null
  card: { encoder: string; date: string; seed: number; data: { sha256: string; rows: number; outOfScopeRows: number } } | null
  /** The share of in-scope messages that the bundle's threshold was set to let through. */
  keep: number | null
  latency: { p50: number; p95: number }
  /** The bundle that `comparison` compares with. */
  other: string | null
  /** Where each row stands, as FILE:LINE. */
  places: readonly string[]
  date: string
}

export type Language = 'zh' | 'en'
