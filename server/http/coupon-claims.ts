import { couponSchemas } from '../wire-coupons.ts'
import { type SignedPorts, signedRoute } from './signed.ts'

type Line = { sku: string; quantity: number; price?: number | undefined }
export type ClaimPorts = SignedPorts & {
  claim(code: string, visitor: string): unknown
  check(code: string, visitor: string, products: readonly Line[]): unknown
  redeem(code: string, visitor: string, products: readonly Line[], order: string): unknown
  release(order: string): { released: boolean }
}

/** The coupon ledger, for the shop's checkout. A refusal is an answer: `{ granted: false, code, message }`. */
export const couponClaimRoutes = (ports: ClaimPorts) => [
  signedRoute('/api/v1/coupons/claim', couponSchemas.claim, '{ code, visitor }', ports, ({ code, visitor }) => ports.claim(code, visitor)),
  signedRoute('/api/v1/coupons/check', couponSchemas.check, '{ code, visitor, products }', ports, ({ code, visitor, products }) =>
    ports.check(code, visitor, products),
  ),
  signedRoute('/api/v1/coupons/redeem', couponSchemas.redeem, '{ code, visitor, order_id, products }', ports, given =>
    ports.redeem(given.code, given.visitor, given.products, given.order_id),
  ),
  signedRoute('/api/v1/coupons/release', couponSchemas.release, '{ order_id }', ports, ({ order_id }) => ports.release(order_id)),
]
