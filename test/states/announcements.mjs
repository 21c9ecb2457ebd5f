/** What assistive technology is told: the texts that come into live regions, in order. */

/** Runs in each page before all else. */
export function listen() {
  /** `role: sentence`; `role at first: …` for what stood in a region from its beginning. */
  globalThis.heard = [];
  document.addEventListener(
    'second-factor-ready',
    ({ target }) => {
      for (const region of target.shadowRoot.querySelectorAll('[role=alert], [role=status]')) {
        const text = textOf(region);
        if (text) globalThis.heard.push(`${region.role} at first: ${text}`);
        new MutationObserver((changes) => {
          const isNew = changes.some(({ type, addedNodes }) => {
            const isFilled = [...addedNodes].some((node) => node.textContent.trim());
            return type === 'characterData' || isFilled;
          });
          if (isNew && textOf(region)) globalThis.heard.push(`${region.role}: ${textOf(region)}`);
        }).observe(region, { childList: true, characterData: true, subtree: true });
      }
    },
    true,
  );

  function textOf(region) {
    return [...region.children].map((line) => line.textContent.trim()).join(' ');
  }
}

/** What was said since it was last asked. */
export function takeHeard(page) {
  return page.evaluate(() => globalThis.heard.splice(0));
}

/** The live regions that the browser offers to assistive technology, with what they say. */
export async function readRegions(link) {
  const { nodes } = await link.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  return (
    nodes
      .filter(({ ignored, role }) => !ignored && /^(alert|status)$/.test(role?.value))
      // The browser's own bubble beside a field stands in no page.
      .filter(({ backendDOMNodeId }) => backendDOMNodeId)
      .map((node) => ({
        role: node.role.value,
        live: node.properties.find(({ name }) => name === 'live')?.value.value,
        text: textsBelow(node).join(' ').replace(/\s+/g, ' ').trim(),
      }))
  );

  function textsBelow({ role, name, childIds }) {
    if (role?.value === 'StaticText') return [name.value];
    return childIds.flatMap((id) => textsBelow(byId.get(id)));
  }
}
