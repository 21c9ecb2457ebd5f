import type { Strings, Translation } from './strings.js';

const strings: Strings = {
  cancel: 'Annuler',
  cancelled: 'Annulé.',
  connecting: 'Connexion en cours…',
  errorBlocked: 'Le navigateur a bloqué la fenêtre.',
  errorEmbedded: 'Ouvrez cette page dans son propre onglet.',
  errorExpired: 'Ce n’est plus valable. Veuillez recommencer.',
  errorNetwork: 'Pas de connexion. Veuillez réessayer plus tard.',
  errorRefused: 'Demande refusée. Veuillez réessayer.',
  errorSetup: 'Cette page n’est pas configurée correctement.',
  errorTooMany: 'Trop de tentatives. Veuillez réessayer plus tard.',
  errorUnknown: 'Un problème est survenu. Veuillez réessayer plus tard.',
  errorUnsupported: 'Veuillez essayer un autre navigateur.',
  startAgain: 'Recommencer',
  success: 'Vous êtes connecté(e).',
  verifying: 'Vérification…',

  errorPassword: 'Le nom d’utilisateur ou le mot de passe est incorrect.',
  continueHere: 'Continuer dans cette fenêtre',
  login: 'Se connecter avec OMPASS',
  maybeClosed: 'Vous avez fermé la fenêtre\u00a0? Recommencez.',
  openWindow: 'Ouvrir la fenêtre',
  password: 'Mot de passe',
  prompt: 'Terminez dans l’autre fenêtre',
  promptHint: 'Elle est peut-être derrière celle-ci.',
  required: 'Champ obligatoire.',
  showPassword: 'Afficher le mot de passe',
  userId: 'Nom d’utilisateur',

  callbackClose: 'Fermer la fenêtre',
  callbackDelivered: 'C’est fait. Vous pouvez fermer cette fenêtre.',
  callbackLost:
    'La page où la connexion a commencé n’est plus là. Fermez cette fenêtre et recommencez.',
  callbackNone: 'Aucune connexion n’est en attente ici.',
  callbackWorking: 'La connexion se termine…',

  errorConnectKey: 'Branchez votre clé et réessayez.',
  errorDeviceService: 'Le Device Service n’est pas lancé sur cet ordinateur.',
  errorLocalNetwork: 'Autorisez cette page à utiliser les programmes de cet ordinateur.',
  errorInsecure: 'Les clés de sécurité ne fonctionnent que sur les pages https.',
  errorKey: 'La clé n’a pas fonctionné. Réessayez ou utilisez-en une autre.',
  errorLogin: 'Veuillez d’abord vous connecter.',
  errorNoKeys: 'Aucune clé de sécurité n’est enregistrée pour ce compte.',
  errorNotRegistered: 'Cette clé n’est pas enregistrée ici. Utilisez-en une autre.',
  errorRegistered: 'Cette clé est déjà enregistrée. Utilisez-en une autre.',
  keyReady: 'Votre clé est prête. Envoyez maintenant le formulaire.',
  keyRequired: 'Utilisez d’abord votre clé de sécurité.',
  noKey: 'Aucune clé n’a été utilisée. Réessayez quand vous aurez votre clé sous la main.',
  touchHint: 'Si elle clignote, touchez-la. Votre navigateur peut demander un code PIN.',
  touchKey: 'Touchez votre clé',

  keyName: 'Nom de la clé',
  register: 'Enregistrer une clé de sécurité',
  registerAnother: 'Enregistrer une autre clé',
  registered: 'Votre clé est enregistrée.',

  useKey: 'Utiliser une clé de sécurité',

  keep: 'Conserver',
  keyCreated: 'Enregistrée le {date}',
  keyRemoved: 'La clé a été supprimée.',
  keyRenamed: 'La clé a été renommée.',
  keyUsed: 'Dernière utilisation le {date}',
  keys: 'Vos clés de sécurité',
  noKeys: 'Aucune clé de sécurité n’est enregistrée.',
  remove: 'Supprimer',
  removeKey:
    'Supprimer «\u00a0{name}\u00a0»\u00a0? Vous ne pourrez plus vous connecter avec cette clé.',
  removeLastKey:
    'Supprimer «\u00a0{name}\u00a0», votre dernière clé\u00a0? Vous ne pourrez peut-être plus vous connecter.',
  rename: 'Renommer',
  save: 'Enregistrer',
  unnamed: 'Clé de sécurité',
};

/** French. */
export const fr: Translation = { lang: 'fr', strings: { ...strings } };
