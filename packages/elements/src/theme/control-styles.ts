import { css } from './style-sheet.js';

/** Buttons and fields, alike in the shadow root and in the light DOM. */
export const controlStyles: string = css`
  button,
  input {
    all: unset;
    box-sizing: border-box;
    min-block-size: 24px;
    padding: 0.625em 1em;
    /* Forced colours make it seen. */
    border: 1px solid var(--_edge, var(--_line, transparent));
    border-radius: var(--_radius);
  }
  input {
    --_edge: var(--_border);
    inline-size: 100%;
    background: var(--_surface);
    color: var(--_text);
    /* Below 16 pixels iOS zooms into a focused field. */
    font-size: max(1em, 16px);
  }
  button {
    background: var(--_accent);
    color: var(--second-factor-on-accent, light-dark(#fff, #013));
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  button:hover {
    filter: brightness(1.1);
  }
  /* The last one leads away from what is under way; the one beside a password is no step at all. */
  [data-part='reveal'],
  [type='button']:last-child {
    background: none;
    color: inherit;
    font-weight: inherit;
    text-decoration: underline;
  }
  :focus-visible {
    outline: 2px solid var(--second-factor-focus, var(--_accent));
    outline-offset: 2px;
  }
  @media (forced-colors: active) {
    :disabled,
    [aria-disabled='true'] {
      border-color: GrayText !important;
      color: GrayText !important;
      opacity: 1 !important;
    }
  }
`;
