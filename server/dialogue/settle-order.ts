import type { Found } from './found.ts'
import { act, choices, type Settling } from './settling.ts'
import type { Want } from './wants.ts'

type Told = Extract<Want, { want: 'order_told' }>
type Facts = Extract<Found, { want: 'order_told' }>

/** How far an order is; once it is there, how to use what was bought is offered where the shop's texts tell. */
export function settleOrder(state: Settling, { order: { state: status } }: Told, { want: _want, care, ...facts }: Facts): Settling {
  const told = act(state, { act: 'order_told', slots: { status, ...facts } })
  return care === undefined ? told : choices(told, [`care:${care}`])
}
