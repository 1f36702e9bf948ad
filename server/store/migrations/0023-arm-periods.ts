/** In which period of the experiment a visitor got their arm: 0 until the share that is held out was changed. */
export const armPeriods = {
  name: '0023-arm-periods',
  sql: 'ALTER TABLE visitors ADD COLUMN arm_period INTEGER NOT NULL DEFAULT 0;',
}
