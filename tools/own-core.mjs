/**
 * Takes out of core, for the bundles of the elements, the options that no element has: a person on a slow
 * phone loads no more than a login needs. Each change is to be found, or the build says which is not.
 */
const changes = {
  'backend/backend.js': [
    [' && !options.endpointOrigins?.includes(origin)', ''],
    ["checkDelay('requestTimeout', options.requestTimeout ?? 15_000)", '15_000'],
    ['Math.min(time, longestDelay)', 'time'],
  ],
  'ompass/login.js': [
    [', keepOnUnload } = read', ' } = read'],
    [/if \(keepOnUnload\)\s+putFlow\(.*?\);/, ''],
    [/finally \{\s+if \(keepOnUnload\)\s+takeFlow\(.*?\);\s+\}/, 'finally {}'],
  ],
  'popup/run-popup.js': [
    [' && !options.keepOnUnload', ''],
    ['options.popup ?? openPopup', 'openPopup'],
    [/else if \(options\.popup\)\s+popup\.location\.replace\(known\);/, ''],
  ],
  'popup/watch-popup.js': [
    [', closedGrace: grace = 3000, isFocused = pageIsFocused } = options', ' } = options'],
    ['isFocused()', 'pageIsFocused()'],
    ['>= grace', '>= 3000'],
  ],
};

/** For Rollup. */
export const ownCore = {
  name: 'own-core',
  transform(code, id) {
    const file = Object.keys(changes).find((path) => id.endsWith(`/core/dist/${path}`));
    if (!file) return null;
    const own = changes[file].reduce((text, [part, replacement]) => {
      const changed = text.replace(part, replacement);
      if (changed === text) this.error(`${file} has changed: ${part} is not found`);
      return changed;
    }, code);
    return { code: own, map: null };
  },
};
