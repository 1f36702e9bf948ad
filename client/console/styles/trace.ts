import { css } from 'lit'

export const trace = css`
  .reason {
    max-width: 60ch;
    margin: 6px 0;
  }
  .technical > summary {
    margin-top: 8px;
    color: var(--muted);
    cursor: pointer;
  }
  .trace {
    display: grid;
    gap: 16px;
    margin-top: 6px;
    padding: 18px 20px;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface);
  }
  .trace h3 {
    margin-bottom: 6px;
    font-size: 13px;
    font-weight: 650;
    color: var(--muted);
  }
  .clause {
    margin-bottom: 10px;
  }
  .bar {
    display: grid;
    grid-template-columns: 170px minmax(40px, 1fr) 56px;
    align-items: center;
    gap: 10px;
    max-width: 560px;
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .bar.first {
    color: var(--text);
    font-weight: 600;
  }
  .bar code {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .bar > :last-child {
    text-align: end;
  }
  .track {
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: var(--ground);
  }
  .track i {
    display: block;
    height: 100%;
    border-radius: 4px;
    background: var(--line);
    background: color-mix(in srgb, var(--bar) 45%, var(--line));
  }
  .first .track i {
    background: var(--bar);
  }
  .flag {
    color: var(--warn);
    font-size: 13.5px;
  }
  .trace .tag {
    padding: 1px 8px;
    border-radius: 7px;
    background: var(--tint);
    color: var(--text);
  }
  .acts,
  .candidates {
    display: grid;
    gap: 8px;
  }
  .slot {
    display: inline-block;
    margin-inline-start: 10px;
  }
  .wide {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 5px 12px 5px 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  th {
    font-size: 12.5px;
    font-weight: 400;
    color: var(--muted);
  }
  .candidates li {
    padding: 8px 14px;
    border-inline-start: 3px solid var(--line);
  }
  .candidates .chosen {
    border-color: var(--accent);
    background: var(--ground);
    border-radius: 0 12px 12px 0;
  }
  .candidates .refused {
    border-color: var(--bad);
  }
  .refused > p:first-child {
    text-decoration: line-through;
    text-decoration-color: color-mix(in srgb, var(--bad) 60%, transparent);
  }
  pre {
    margin: 0;
    padding: 12px 14px;
    border-radius: 12px;
    background: var(--ground);
    font: 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .stack {
    display: flex;
    gap: 2px;
    height: 10px;
    max-width: 560px;
    border-radius: 5px;
    overflow: hidden;
  }
  i.understandMs {
    background: #4a9e81;
  }
  i.factsMs {
    background: #d39a3a;
  }
  i.wordMs {
    background: #5b83c4;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-top: 6px;
    font-variant-numeric: tabular-nums;
  }
  .legend span {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    width: 9px;
    height: 9px;
    border-radius: 3px;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
  }
  dl div {
    display: flex;
    gap: 6px;
  }
  dt {
    color: var(--muted);
  }
  @media (max-width: 820px) {
    .trace {
      padding: 14px;
    }
    .bar {
      grid-template-columns: 128px minmax(30px, 1fr) 50px;
    }
  }
`
