import { css } from 'lit'

/** Figures beside a chart. */
export const figures = css`
  :is(th, td) {
    white-space: nowrap;
  }
  thead th {
    white-space: normal;
    vertical-align: bottom;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
`
