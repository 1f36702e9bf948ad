import { randomUUID } from 'node:crypto'
import type { Erasure } from '../erasure.ts'
import type { openShop } from '../facts/open-shop.ts'
import { couponClaimRoutes } from '../http/coupon-claims.ts'
import { serveEvents } from '../http/events.ts'
import { serveNudges } from '../http/nudges.ts'
import { orderRoutes } from '../http/orders.ts'
import { servePages } from '../http/pages.ts'
import { privacyRoutes } from '../http/privacy.ts'
import { profileRoutes } from '../http/profiles.ts'
import type { createHttpServer } from '../http/server.ts'
import { serveSigned } from '../http/signed.ts'
import { openNudging } from '../nudging.ts'
import type { createTranscripts } from '../privacy/transcript.ts'
import type { Recommender } from '../recommend/recommender.ts'
import { couponsForCheckout } from '../shop/coupons/for-checkout.ts'
import type { Database } from '../store/sqlite.ts'
import type { Language } from '../wire.ts'
import type { Agents } from './agents.ts'
import type { Known } from './known.ts'

type Options = {
  database: Database
  /** What visitors are named under. */
  secret: Uint8Array
  demo: boolean
  shop: Awaited<ReturnType<typeof openShop>>
  titleOf(sku: string, language: Language): string | undefined
  suggest: Recommender['suggest']
  known: Known
  erasure: Erasure
  transcript: ReturnType<typeof createTranscripts>
  admit: Agents['admit']
  now(): Date
}

/** What a shop's pages and its own server may ask over HTTP: behaviour, nudges, coupons, orders, what is kept of somebody. */
export async function serveForShops(
  server: Awaited<ReturnType<typeof createHttpServer>>,
  { database, secret, demo, shop, titleOf, suggest, known, erasure, transcript, admit, now }: Options,
): Promise<void> {
  const { visitors, profiles, guide, orders } = known
  await serveEvents(server, visitors.http)
  const checkout = couponsForCheckout(database, {
    secret,
    keyOf: visitors.keyOf,
    currency: () => shop.facts.vocabulary().currency,
    now,
  })
  const onRequest = {
    secret: visitors.http.secret,
    now,
    exportAll: (subject: Parameters<typeof erasure.find>[0]) => erasure.find(subject).map(({ id }) => transcript(id)),
    profileOf: (subject: Parameters<typeof erasure.find>[0]) => ('visitor' in subject ? profiles.of(subject) : undefined),
    erase: erasure.erase,
  }
  await serveSigned(server, [
    ...couponClaimRoutes({ ...visitors.http, ...checkout.http }),
    ...orderRoutes({ ...visitors.http, move: orders.move }),
    ...privacyRoutes(onRequest),
    ...profileRoutes({ ...visitors.http, of: profiles.of }),
  ])
  await serveNudges(
    server,
    openNudging({
      database,
      visitors,
      profiles,
      guide,
      shop: { find: shop.facts.find, titleOf },
      suggest,
      isFor: checkout.claims.isFor,
      underWay: orders.isUnderWay,
      admit,
      now,
      newId: randomUUID,
    }),
  )
  await servePages(server, { demo, products: shop.publicProducts, policy: shop.policy })
}
