declare module 'write-file-atomic' {
  /** The part of write-file-atomic that the command line uses; the package brings no types. */
  function writeFileAtomic(
    path: string,
    data: Uint8Array,
    options?: { readonly tmpfileCreated?: (temporary: string) => Promise<void> },
  ): Promise<void>;
  export = writeFileAtomic;
}
