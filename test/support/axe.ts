import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Violations that axe finds, and contrasts that it could not judge. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).analyze()
  return [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}
