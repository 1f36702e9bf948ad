import { css } from 'lit'

export const cards = css`
  .carousel {
    position: relative;
    width: calc(100% + 32px);
    margin-inline: -16px;
  }
  .cards {
    display: flex;
    gap: 10px;
    padding: 4px 16px 6px;
    overflow-x: auto;
    overscroll-behavior-x: contain;
    scroll-snap-type: x proximity;
    scroll-padding-inline: 16px;
    scrollbar-width: none;
  }
  .cards:focus-visible {
    outline-offset: -2px;
    border-radius: 12px;
  }
  .cards.one {
    align-self: stretch;
    padding: 2px 0;
    overflow: visible;
  }
  .turn {
    position: absolute;
    top: 46px;
    width: 34px;
    height: 34px;
    border-radius: 50%;
    display: none;
    place-items: center;
    background: var(--surface);
    border: 1px solid var(--line);
    box-shadow: 0 2px 10px rgb(0 0 0 / 16%);
  }
  .turn svg {
    width: 20px;
    height: 20px;
  }
  .turn.back {
    left: 8px;
  }
  .turn.back svg {
    transform: rotate(90deg);
  }
  .turn.next {
    right: 8px;
  }
  .turn.next svg {
    transform: rotate(-90deg);
  }
  .turn:hover {
    color: var(--accent);
  }
  @media (hover: hover) {
    [data-at='start'] .next,
    [data-at='middle'] .turn,
    [data-at='end'] .back {
      display: grid;
    }
  }
  .card {
    flex: 0 0 186px;
    display: flex;
    flex-direction: column;
    scroll-snap-align: start;
    border-radius: 14px;
    overflow: hidden;
    background: var(--surface);
    border: 1px solid var(--line);
  }
  .one .card {
    flex: 1;
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    column-gap: 12px;
    padding: 10px;
    overflow: visible;
  }
  .one .card > :not(.picture, .about) {
    grid-column: 1 / -1;
  }
  .picture {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: 16 / 9;
    background: var(--tint);
    color: color-mix(in srgb, var(--accent) 45%, var(--surface));
  }
  .picture svg {
    width: 34px;
    height: 34px;
  }
  .one .picture {
    aspect-ratio: 1;
    align-self: start;
    border-radius: 10px;
    overflow: hidden;
  }
  .picture img {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .picture img[hidden] {
    display: none;
  }
  .about {
    flex: 1;
    padding: 8px 10px 2px;
  }
  .one .about {
    padding: 0;
  }
  .about h3 {
    font-size: 14px;
    font-weight: 600;
    line-height: 1.35;
  }
  .about h3 > * {
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    text-align: start;
    color: inherit;
    font-weight: inherit;
    line-height: inherit;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, var(--accent) 45%, transparent);
    text-underline-offset: 3px;
  }
  .about h3 > :hover {
    color: var(--accent);
  }
  .price {
    margin-top: 2px;
    line-height: 1.4;
  }
  .price b {
    font-size: 15.5px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .price s {
    margin-inline-start: 4px;
    font-size: 12.5px;
    color: var(--muted);
  }
  .why {
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--muted);
  }
  .stock {
    padding: 3px 10px 0;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--warn);
  }
  .one .stock {
    padding-inline: 0;
  }
  .stock:empty {
    display: none;
  }
  .stock.none {
    color: var(--muted);
  }
  .options {
    display: flex;
    gap: 6px;
    padding: 6px 10px 0;
  }
  .one .options {
    flex-direction: column;
    padding: 8px 0 0;
  }
  .options fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .options legend {
    float: inline-start;
    padding: 0;
    margin-inline-end: 4px;
    font-size: 12.5px;
    line-height: 34px;
    color: var(--muted);
  }
  .chip {
    position: relative;
    display: grid;
    cursor: pointer;
  }
  .chip input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .chip > span {
    min-width: 38px;
    padding: 0 10px;
    border-radius: 10px;
    border: 1px solid var(--line);
    background: var(--ground);
    font-size: 13.5px;
    line-height: 32px;
    text-align: center;
  }
  .chip :checked + span {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    color: var(--accent);
    font-weight: 600;
  }
  .chip.none > span {
    color: var(--muted);
    text-decoration: line-through;
  }
  .chip :disabled + span {
    background: none;
    border-style: dashed;
  }
  .chip :focus-visible + span {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .options select {
    flex: 1;
    min-width: 0;
    height: 36px;
    padding: 0 4px 0 8px;
    border-radius: 10px;
    border: 1px solid color-mix(in srgb, var(--muted) 45%, var(--line));
    background: var(--surface);
    color: inherit;
    font: inherit;
    font-size: 13px;
    text-overflow: ellipsis;
  }
  .options select.open {
    color: var(--muted);
  }
  .asked.open,
  .asked:not(:has(:checked)) .chip > span {
    border-color: var(--warn);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 8px 10px 10px;
  }
  .one .buttons {
    padding: 10px 0 0;
  }
  .buttons > * {
    flex: 1 1 auto;
    display: grid;
    place-items: center;
    min-height: 38px;
    padding: 0 6px;
    border-radius: 11px;
    font-size: 13.5px;
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
  }
  .buttons .secondary {
    flex-grow: 0;
    padding-inline: 11px;
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
