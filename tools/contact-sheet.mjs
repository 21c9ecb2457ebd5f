/** A page that shows pictures side by side, for `npm run screenshots`: rows of a state's id and its pictures' names. */
export function contactSheet(rows) {
  const sections = rows.map(([id, names]) => {
    const figures = names.map(
      (name) => `<figure><img src="${id}.${name}.png" alt="${id}, ${name}" loading="lazy" />
        <figcaption>${name}</figcaption></figure>`,
    );
    return `<section id="${id}"><h2>${id}</h2>${figures.join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>All states</title>
  <style>
    body { margin: 1rem; background: #ccc; font: 14px system-ui, sans-serif; }
    section { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: start; margin-block: 1rem; }
    h2 { flex-basis: 100%; margin: 0; font-size: 1rem; }
    figure { margin: 0; }
    img { display: block; max-inline-size: 22rem; }
    figcaption { color: #444; font-size: 0.75rem; }
  </style>
  ${sections.join('\n')}
</html>
`;
}
