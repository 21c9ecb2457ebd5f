import { css } from './style-sheet.js';
import type { StyleSheet } from './style-sheet.js';

/** Buttons and fields, alike in the shadow root and in the light DOM. */
export const controlStyles: StyleSheet = css`
  button,
  input {
    box-sizing: border-box;
    margin: 0;
    padding: 0.5em 1em;
    min-block-size: 2.75em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    font: inherit;
    letter-spacing: inherit;
  }
  button {
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in oklab, var(--_accent), var(--_text) 16%);
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
`;
