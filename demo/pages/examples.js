import { applyLook } from './look.js';
import { loadSession } from './session.js';

applyLook();
await loadSession();
