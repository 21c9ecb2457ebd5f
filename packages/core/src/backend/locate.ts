/** Whether there is a page; in Node and in workers there is none. */
export function isPage(): boolean {
  return typeof document !== 'undefined';
}

/** An endpoint's address, as the page has it; without a page, a path is below an address of nobody's. */
export function locate(endpoint: string | URL): URL {
  return new URL(endpoint, isPage() ? document.baseURI : 'https://page.invalid');
}
