export const ROOT: string;
export function run(command: string, args: string[], env?: Record<string, string>): void;
export function installPackages(): void;
export const CHROMIUM_FLAGS: string[];
export function findChromium(): string | null;
export function installBrowser(): void;
