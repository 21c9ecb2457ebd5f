/** Small windows: one column, the phone below. */
export const narrow = `
@media (max-width: 47rem) {
  .stage {
    grid-template-columns: minmax(0, 1fr);
    max-width: 34rem;
  }

  .screen {
    min-height: 0;
    padding: 0.5rem;
    border-width: 0.25rem;
    border-radius: 1.25rem;
  }

  .idle {
    padding: 1rem;
  }
}

@media (max-width: 30rem) {
  .bar,
  .stage {
    padding-inline: 0.75rem;
  }

  .card {
    padding: 1.25rem;
  }

  .details div {
    display: block;
  }

  .scan {
    grid-template-columns: minmax(0, 1fr);
  }

  .qr {
    max-width: 12rem;
    margin: 0 auto;
  }
}
`;
