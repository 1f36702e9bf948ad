import { css } from 'lit'

/** What can be pressed next to the last message. */
export const replies = css`
  .replies {
    display: grid;
    gap: 10px;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .choices button {
    min-height: 38px;
    padding: 7px 14px;
    border-radius: 19px;
    border: 1px solid color-mix(in srgb, var(--accent) 45%, var(--line));
    background: var(--surface);
    color: var(--accent);
    font-size: 14px;
    line-height: 1.4;
    text-align: start;
  }
  .choices button:hover {
    background: var(--tint);
  }
  .choices .step {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  .choices .step:hover {
    background: var(--accent);
    filter: brightness(1.07);
  }
  .starters {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
  }
  .starter {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    min-height: 60px;
    padding: 6px;
    border-radius: 14px;
    border: 1px solid var(--line);
    background: var(--surface);
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
    text-align: start;
  }
  .starter:hover {
    border-color: var(--accent);
  }
  .starter .picture {
    flex: none;
    width: 48px;
    aspect-ratio: 1;
    border-radius: 10px;
    overflow: hidden;
  }
  .starter .picture svg {
    width: 24px;
    height: 24px;
  }
  .offer {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 10px 8px 10px 12px;
    border-radius: 14px;
    border: 1px dashed color-mix(in srgb, var(--accent) 60%, var(--line));
    background: var(--tint);
  }
  .offer svg {
    width: 22px;
    height: 22px;
    color: var(--accent);
  }
  .offer p {
    flex: 1;
    display: grid;
    font-size: 13.5px;
    line-height: 1.4;
  }
  .offer b {
    font-size: 12.5px;
    font-weight: 600;
    color: var(--accent);
  }
  .offer button {
    width: 40px;
    height: 40px;
    border-radius: 12px;
    display: grid;
    place-items: center;
    flex: none;
  }
  .offer button:hover {
    background: var(--surface);
  }
  .offer .copied {
    background: var(--accent);
  }
  .offer .copied svg {
    color: var(--on-accent);
  }
`
