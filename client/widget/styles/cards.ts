import { css } from 'lit'

export const cards = css`
  .cards {
    display: flex;
    gap: 10px;
    width: calc(100% + 32px);
    margin-inline: -16px;
    padding: 4px 16px 8px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scroll-snap-type: x mandatory;
    scroll-padding-inline: 16px;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
  }
  .card {
    flex: 0 0 196px;
    display: flex;
    flex-direction: column;
    scroll-snap-align: start;
    border-radius: 16px;
    overflow: hidden;
    background: var(--surface);
    border: 1px solid var(--line);
  }
  .cards.one .card {
    flex-basis: 240px;
  }
  .picture {
    position: relative;
    aspect-ratio: 4 / 3;
    background: var(--tint);
  }
  .picture img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .about {
    flex: 1;
    padding: 10px 12px 4px;
  }
  .about h3 {
    font-size: 14px;
    font-weight: 600;
    line-height: 1.4;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
  }
  .price {
    margin-top: 2px;
  }
  .price b {
    font-size: 16px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .price s {
    margin-inline-start: 4px;
    font-size: 12.5px;
    color: var(--muted);
  }
  .why {
    margin-top: 2px;
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--muted);
  }
  .stock {
    margin-top: 4px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--warn);
  }
  .stock.none {
    color: var(--muted);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 6px 10px 10px;
  }
  .buttons > * {
    flex: 1 1 auto;
    display: grid;
    place-items: center;
    min-height: 38px;
    padding: 0 10px;
    border-radius: 12px;
    font-size: 13.5px;
    font-weight: 600;
    line-height: 1.2;
    text-decoration: none;
    white-space: nowrap;
  }
  .buttons span {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .buttons svg {
    width: 16px;
    height: 16px;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .secondary {
    color: var(--text);
    background: var(--ground);
    border: 1px solid var(--line);
  }
  .primary:hover,
  .round:hover:not(:disabled) {
    filter: brightness(1.07);
  }
`
