import type { Generated } from 'kysely'

/** The shop's tables; money in minor units (分, cents), texts of both languages as JSON. */
export type ShopSchema = {
  products: {
    id: Generated<number>
    sku: string
    /** Category id, see `category-ids.ts`. */
    category: string | null
    price: number
    compare_at: number | null
    currency: string
    image: string | null
    url: string | null
    /** Place in the shop's own order, best sellers first. */
    position: number
    /** JSON of ProductTexts. */
    texts: string
    updated_at: string
  }
  variants: {
    sku: string
    product: number
    position: number
    price: number
    compare_at: number | null
    /** Null: not counted, always to be had. */
    stock: number | null
    /** The exact colour (`forest-green`) and the plain one it belongs to (`green`). */
    colour: string | null
    colour_family: string | null
    size: string | null
    /** JSON: option key → text in both languages. */
    options: string
  }
  product_kinds: { kind: string; product: number }
  passages: { id: Generated<number>; topic: string; language: 'zh' | 'en'; position: number; heading: string; text: string }
  vectors: {
    /** Grows with every vector that is made; never given twice. */
    id: Generated<number>
    kind: 'product'
    /** Id of the product. */
    ref: number
    language: 'zh' | 'en'
    /** Hash of the text that was embedded. */
    content: string
    encoder: string
    /** L2-normalised 32-bit floats. */
    vector: Uint8Array
  }
  coupons: {
    id: Generated<number>
    /** Told apart without regard to case. */
    code: string
    /** Exactly one of them: minor units off, or a share of the goods. */
    amount: number | null
    percent: number | null
    minimum: number
    currency: string
    first_order: number
    combinable: number
    /** JSON: ids and labels of what it is for; empty: everything. */
    sections: string
    /** JSON of the owner's words. */
    texts: string
    starts_at: string | null
    expires_at: string | null
    ended_at: string | null
    created_at: string
    /** What the owner gives at most: so many, and so much (minor units) in all. */
    uses: number | null
    spend: number | null
    /** 1: not for what is on sale. */
    regular_only: number
    /** Of shoppers who were erased. */
    used_before: Generated<number>
    spent_before: Generated<number>
  }
  /** See migrations/0011-coupon-claims.ts. */
  coupon_claims: {
    id: Generated<number>
    coupon: number
    visitor: Uint8Array
    claimed_at: number
    expires_at: number
    redeemed_at: number | null
    order_id: string | null
    discount: number | null
  }
  shop_settings: { key: string; value: string }
  products_fts: { rowid: number; title: string; words: string; body: string }
}
