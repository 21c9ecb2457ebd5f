import { applyLook } from './look.js';
import { registerKorean } from './register-korean.js';

applyLook();
void registerKorean('ompass-callback');
