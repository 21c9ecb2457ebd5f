export {
  createExtended,
  getExtended,
  parseExtendedCreationOptionsFromJSON,
  parseExtendedRequestOptionsFromJSON,
} from '@github/webauthn-json/browser-ponyfill/extended';
