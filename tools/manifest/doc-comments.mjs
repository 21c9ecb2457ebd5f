import ts from 'typescript';

/** The description in a declaration's doc comment, in one line. */
export function descriptionOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  return oneLine(comment?.comment);
}

/** The text of each of a declaration's tags of one kind. */
export function tagsOf(node, name) {
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === name)
    .map(({ comment }) => oneLine(comment));
}

/** The paragraphs of a doc comment, and its example as it stands. */
export function proseOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).slice(-1);
  const paragraphs = plain(comment?.comment).split(/\n\s*\n/);
  return {
    summary: oneLine(comment?.comment?.split?.(/\n\s*\n/)[0] ?? paragraphs[0]),
    description: paragraphs.map(oneLine).join('\n\n'),
  };
}

/** Tags such as `@slot NAME - DESCRIPTION`, by name; the default slot has the empty one. */
export function namedTags(node, tag) {
  const entries = tagsOf(node, tag).map((text) => {
    const [, name = '', description = ''] = /^(\S*?)\s*(?:-\s+(.*))?$/.exec(text) ?? [];
    return [name === '-' ? '' : name, description];
  });
  return new Map(entries);
}

function oneLine(comment) {
  return plain(comment).replace(/\s+/g, ' ').trim();
}

/** A comment as text, links as the names of what they lead to. */
function plain(comment) {
  return (ts.getTextOfJSDocComment(comment) ?? '').replace(/\{@link (\w+)\}/g, '`$1`');
}
