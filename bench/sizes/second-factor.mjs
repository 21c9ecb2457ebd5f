export { authenticate, register } from '@second-factor/core';
