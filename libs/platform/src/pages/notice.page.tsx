import type { ComponentChildren, VNode } from 'preact';

/** What a person must read first on a page: read aloud at once, and framed. */
export function Notice({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <div class="notice" role="alert">
      {children}
    </div>
  );
}
