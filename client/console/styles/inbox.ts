import { css } from 'lit'

export const inbox = css`
  :host {
    display: flex;
    flex-direction: column;
  }
  .search {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    padding: 2px 12px 10px;
    border-bottom: 1px solid var(--line);
  }
  .search input {
    grid-column: 1 / -1;
  }
  .search :is(input, select) {
    height: 36px;
    background: var(--ground);
  }
  .search select {
    padding: 0 8px;
    font-size: 13px;
  }
  nav {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    /* Rows come and go where one looks: nothing is to be held in its place. */
    overflow-anchor: none;
    padding: 0 8px 16px;
    scrollbar-width: thin;
  }
  h2 {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 12px 8px 5px;
    background: var(--surface);
    font-size: 12.5px;
    font-weight: 600;
    color: var(--muted);
  }
  .waiting h2 {
    color: var(--warn);
  }
  .mine h2 {
    color: var(--accent);
  }
  .count {
    margin-inline-start: 4px;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  /* Rows of a hundred thousand have one height, so that those out of sight need not be there. */
  .rows {
    position: relative;
  }
  .rows > li {
    position: absolute;
    inset-inline: 0;
    height: 114px;
    scroll-margin-top: 36px;
  }
  .rows .item {
    height: 100%;
    grid-template-rows: auto 1fr auto;
    align-content: start;
  }
  .rows .item:has(.last) {
    grid-template-rows: auto auto 1fr auto;
  }
  .item {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    width: 100%;
    padding: 9px 10px;
    border-radius: 12px;
    text-align: start;
  }
  .item:focus-visible {
    outline-offset: -2px;
  }
  .item:hover {
    background: var(--ground);
  }
  .item[aria-current='true'] {
    background: var(--tint);
  }
  .row,
  .tags {
    display: flex;
    align-items: baseline;
    gap: 6px;
    min-width: 0;
  }
  .row b {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    display: inline-block;
    font-weight: 600;
  }
  .row b::first-letter {
    text-transform: uppercase;
  }
  .row > :last-child {
    margin-inline-start: auto;
    font-size: 12.5px;
    font-variant-numeric: tabular-nums;
  }
  .wait {
    color: var(--warn);
    font-weight: 600;
  }
  .last {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--muted);
  }
  .mine .last,
  .waiting .last {
    color: var(--text);
  }
  .from {
    font-size: 12px;
    color: var(--muted);
  }
  .from::after {
    content: ':';
  }
  .tags {
    overflow: hidden;
    margin-top: 2px;
  }
  .tags > * {
    flex: none;
  }
  /* Long names give way before others are cut off. */
  .tags > :is(.about, .label) {
    flex: 0 1 auto;
    min-width: 38px;
  }
  .tag {
    padding: 0 7px;
    border: 1px solid var(--line);
    border-radius: 8px;
    font-size: 12px;
    line-height: 19px;
    color: var(--muted);
    white-space: nowrap;
    unicode-bidi: isolate;
  }
  .tag svg {
    width: 13px;
    height: 13px;
    margin-inline-end: 3px;
  }
  .tag.warn {
    border-color: currentcolor;
    color: var(--warn);
  }
  .tag.strong {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .mark {
    color: var(--accent);
  }
  .older {
    width: 100%;
    margin-top: 8px;
  }
  .empty {
    padding: 20px 16px;
    text-align: center;
    color: var(--muted);
  }
`
