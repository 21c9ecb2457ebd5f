/**
 * Whether the person lets this site speak to programs on their own computer, as far as the browser tells
 * (Local Network Access, Chromium since 142). Browsers that do not ask say nothing.
 */
export async function loopbackPermission(): Promise<PermissionState | undefined> {
  const { permissions } = navigator as Partial<Navigator>;
  // The second name is that of the time before the two kinds were told apart.
  for (const name of ['loopback-network', 'local-network-access'] as unknown as PermissionName[]) {
    try {
      return (await permissions?.query({ name }))?.state;
    } catch {
      // A name the browser does not know.
    }
  }
  return undefined;
}

/** Whether the browser may ask the person; a page of this very computer needs no leave. */
export async function mayBePrompted(): Promise<boolean> {
  return !isLoopback(location.hostname) && (await loopbackPermission()) === 'prompt';
}

/** Whether a host is this computer by its very name, so that no other can ever answer for it. */
export function isLoopback(hostname: string): boolean {
  return /^(127(\.\d+){3}|\[::1\]|(.+\.)?localhost)$/.test(hostname);
}
