import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * Why axe could not judge what is judged elsewhere: what is scrolled away or lies under a dialog, where it is in sight; a single character and the letters
 * of a chart, by the words beside them in the same colours.
 */
const judgedElsewhere = new Set([
  'bgOverlap',
  'elmPartiallyObscured',
  'elmPartiallyObscuring',
  'outsideViewport',
  'shortTextContent',
  'imgNode',
])

/** Violations that axe finds, and contrasts in sight that it could not judge, with why. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze()
  const unjudged = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) => nodes)
    .map(({ target, any }) => ({ target, why: String((any[0]?.data as { messageKey?: string } | undefined)?.messageKey) }))
    .filter(({ why }) => !judgedElsewhere.has(why))
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
    ...unjudged.map(({ target, why }) => `contrast not judged (${why}): ${target.join(' ')}`),
  ]
}
