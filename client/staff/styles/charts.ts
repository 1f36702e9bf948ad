import { css } from 'lit'

/** Charts, each beside a table of what it shows. */
export const charts = css`
  .beside {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    align-items: center;
    gap: 24px;
  }
  .bars {
    display: grid;
    gap: 8px;
  }
  .bars li {
    display: grid;
    grid-template-columns: 108px minmax(0, 1fr) 62px;
    align-items: center;
    gap: 10px;
  }
  .bars svg {
    width: 100%;
    height: 16px;
  }
  .bars rect {
    fill: var(--bar);
  }
  .bars .ground {
    fill: var(--tint);
  }
  .bars b {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .curve {
    width: 100%;
  }
  .curve path {
    fill: none;
    stroke: var(--bar);
    stroke-width: 2.5;
  }
  .curve circle {
    fill: var(--bar);
  }
  .curve line {
    stroke: var(--line);
  }
  .curve text {
    fill: var(--muted);
    font-size: 11px;
  }
  .span {
    width: 100%;
    max-width: 480px;
    height: 44px;
  }
  .span text {
    fill: var(--muted);
    font-size: 11px;
  }
  .span .zero {
    stroke: var(--muted);
    stroke-dasharray: 3 3;
  }
  .span .reach {
    stroke: var(--bar);
    stroke-width: 6;
    stroke-linecap: round;
    opacity: 0.5;
  }
  .span circle {
    fill: var(--accent);
  }
  @media (max-width: 860px) {
    .beside {
      grid-template-columns: minmax(0, 1fr);
    }
    .bars li {
      grid-template-columns: 96px minmax(0, 1fr) 56px;
    }
  }
`
