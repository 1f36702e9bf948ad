import { css } from 'lit'

export const explanation = css`
  .explanation {
    max-width: 72ch;
    text-align: start;
  }
  .explanation + .explanation {
    margin-top: 8px;
  }
  .explanation details > summary {
    color: var(--muted);
    cursor: pointer;
  }
  .explanation .part {
    margin: 8px 0 2px;
    font-size: 12.5px;
    font-weight: 600;
    color: var(--muted);
  }
  .explanation ul {
    display: grid;
    gap: 2px;
    margin: 0;
    padding-inline-start: 18px;
    list-style: disc;
  }
  .explanation li {
    overflow-wrap: anywhere;
  }
  .explanation .wide {
    overflow-x: auto;
  }
  .explanation table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .explanation :is(th, td) {
    padding: 3px 12px 3px 0;
    text-align: start;
    font-weight: 400;
  }
  .explanation thead th {
    color: var(--muted);
  }
  .explanation td {
    white-space: nowrap;
  }
  .explanation .chosen th {
    font-weight: 650;
  }
`
