import { createVisitorKeys } from './behaviours/visitor-key.ts'
import { createErasure, type ErasurePorts } from './privacy/erasure.ts'
import { createSeal } from './privacy/seal.ts'
import { openErasedList } from './store/erased-list.ts'
import { createErasureStore, eraseFromCopies } from './store/erasure.ts'
import type { Place } from './store/lock.ts'
import { settle } from './store/settle.ts'
import type { Database } from './store/sqlite.ts'

export type Erasure = ReturnType<typeof openErasure>

/** The names that shoppers are kept under, by the key that seals contacts. */
export function namesUnder(key: Uint8Array) {
  return { keyOf: createVisitorKeys(key), mark: createSeal(key).mark }
}

/** Erasure of a data folder, for the service and for the command line alike. */
export function openErasure(
  database: Database,
  place: Place,
  ports: Pick<ErasurePorts, 'keyOf' | 'mark' | 'sign' | 'onErase' | 'onUnreached' | 'now'>,
) {
  const list = openErasedList(place)
  const store = createErasureStore(database)
  const erasure = createErasure({
    ...ports,
    list,
    store,
    eraseFromCopies: marked => eraseFromCopies(place, marked),
    settle: () => settle(database),
  })
  return { ...erasure, wasErased: list.holds, count: store.count }
}
