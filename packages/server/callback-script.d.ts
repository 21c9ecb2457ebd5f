/** The landing page's script, minified; the build bundles it from the core package. */
export const callbackScript: string;
