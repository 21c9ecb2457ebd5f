/**
 * Where a popup flow stands. `severed`: the window lives on, but can be neither watched nor focused
 * any more; `maybe-closed`: it may have been closed by the person.
 */
export type PopupStatus =
  'opening' | 'opened' | 'navigated' | 'severed' | 'maybe-closed' | 'returned' | 'posting' | 'done';
