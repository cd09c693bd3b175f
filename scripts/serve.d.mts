export interface ServedSite {
  url: string;
  close(): Promise<void>;
}
export function serve(options?: { port?: number; directory?: string; base?: string }): Promise<ServedSite>;
