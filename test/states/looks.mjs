/** The ways a page can be: in both themes, in both directions. */
export const looks = ['light', 'dark'].flatMap((theme) =>
  ['ltr', 'rtl'].map((dir) => ({ theme, dir })),
);

/** Gives a page each look in turn and collects what is found. */
export async function inEachLook(page, find) {
  const found = [];
  for (const look of looks) {
    await wear(page, look);
    for (const one of await find(look)) found.push(`${look.theme} ${look.dir}: ${one}`);
  }
  return found;
}

/** Gives a page one look. */
export async function wear(page, look) {
  await page.evaluate(dress, look);
}

/** Runs in the page. */
function dress({ theme, dir }) {
  const { documentElement: root } = document;
  root.dir = dir;
  root.dataset.theme = theme;
}
