/** The part of @citation-js/core that the tests read references with; it comes without types. */
declare module '@citation-js/core' {
  export const plugins: { input: { chain: (data: unknown, options: Record<string, unknown>) => unknown[] } };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
