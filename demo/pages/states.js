import { applyLook, wireSwitches } from './look.js';
import { registerKorean } from './register-korean.js';
import { loadSession, showSession } from './session.js';
import { drawAlone, drawGroup } from './states/draw.js';
import { groups, states } from './states/list.js';

const only = new URLSearchParams(location.search).get('only');
void registerKorean();
if (only) {
  applyLook();
  showAlone(only);
} else {
  document.getElementById('gallery').append(...groups.map(drawGroup));
  wireSwitches(showSession);
  void loadSession();
}

/** Shows one state, and nothing else that could have a fault. */
export function showAlone(id) {
  const state = states.find((other) => other.id === id);
  state?.setUp?.();
  document.body.replaceChildren(...(state ? [drawAlone(state)] : []));
}
