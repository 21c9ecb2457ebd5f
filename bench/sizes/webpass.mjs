export { default } from '@laragear/webpass';
