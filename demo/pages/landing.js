import { applyLook } from './look.js';

applyLook();
