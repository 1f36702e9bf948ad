import { type FreeArm, freeArms } from '../dialogue/free-choice.ts'

/** What the dialogue can do where it is free to. */
export const arms = freeArms
export type Arm = FreeArm

/** What is known of a shopper at a moment of choice, each 0 … 1. */
export const features = [
  'returning',
  'phone',
  'from_ad',
  'need_known',
  'looked_around',
  'one_kind',
  'comparing',
  'bargain',
  'gift',
  'doubts',
  'hesitating',
  'in_cart',
  'talked',
] as const
export type Feature = (typeof features)[number]
export type Moment = Readonly<Record<Feature, number>>
