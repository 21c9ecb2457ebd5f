export const id = 'error-names';
export const title = 'Every DOMException has a code';
export const checks =
  'Whatever DOMException of Web IDL’s list the browser rejects with, at create() and at get(), the error is the library’s own and has a code.';
export const isStubbed = true;

/** Web IDL, 2.8.1 "Base DOMException error names", and QuotaExceededError, which was one of them. */
const names = [
  ...['AbortError', 'ConstraintError', 'DataCloneError', 'DataError', 'EncodingError'],
  ...['HierarchyRequestError', 'InUseAttributeError', 'IndexSizeError', 'InvalidAccessError'],
  ...['InvalidCharacterError', 'InvalidModificationError', 'InvalidNodeTypeError'],
  ...['InvalidStateError', 'NamespaceError', 'NetworkError', 'NoModificationAllowedError'],
  ...['NotAllowedError', 'NotFoundError', 'NotReadableError', 'NotSupportedError'],
  ...['OperationError', 'OptOutError', 'QuotaExceededError', 'ReadOnlyError', 'SecurityError'],
  ...['SyntaxError', 'TimeoutError', 'TransactionInactiveError', 'TypeMismatchError'],
  ...['URLMismatchError', 'UnknownError', 'VersionError', 'WrongDocumentError'],
];

/** Rejects with each name in turn. */
export async function run(adapter, tools) {
  const complaints = [];
  const { register, authenticate } = adapter;
  for (const [kind, call] of [
    ['create', () => register(tools.creationOptions())],
    ['get', () => authenticate(tools.requestOptions())],
  ]) {
    const raw = [];
    for (const name of names) {
      tools.replace(kind, () => Promise.reject(new DOMException('As the browser says it', name)));
      const { error } = await tools.outcome(call, 3000);
      if (!adapter.codeOf(error)) raw.push(name);
    }
    if (raw.length > 0) complaints.push(`${kind}: no code for ${summary(raw)}`);
  }
  return tools.passUnless(complaints);
}

function summary(raw) {
  const shown = [
    'NotAllowedError',
    'OperationError',
    'TimeoutError',
    'EncodingError',
    'SecurityError',
  ];
  const some = shown.filter((name) => raw.includes(name)).slice(0, 3);
  if (raw.length === names.length) return `any of ${names.length} names`;
  return `${raw.length} of ${names.length} names, such as ${some.join(', ')}`;
}
