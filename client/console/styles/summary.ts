import { css } from 'lit'

export const summary = css`
  .summary {
    flex: none;
    max-height: 40%;
    padding: 9px 20px;
    overflow-y: auto;
    border-bottom: 1px solid var(--line);
    background: var(--bot);
  }
  .summary > summary {
    display: flex;
    gap: 7px;
    width: auto;
    padding: 0;
    font-size: inherit;
    color: var(--text);
    list-style: none;
  }
  .summary > summary::-webkit-details-marker {
    display: none;
  }
  .summary svg {
    flex: none;
    margin-top: 3px;
    color: var(--muted);
  }
  .summary > summary svg:last-child {
    margin-inline-start: auto;
    transition: transform 0.15s;
  }
  .summary[open] > summary svg:last-child {
    transform: rotate(180deg);
  }
  .summary dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 14px;
    padding: 6px 0 2px 24px;
    font-size: 13.5px;
  }
  .summary dt {
    color: var(--muted);
  }
  @media (max-width: 820px) {
    .summary {
      padding: 8px 12px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .summary svg {
      transition: none;
    }
  }
`
