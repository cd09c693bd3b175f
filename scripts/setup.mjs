// What both commands need before anything else: the packages, and for the tests a browser. No dependency of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command with its output shown; ends the process with its exit code when it fails. */
export function run(command, args, env = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`需要 Node 20.19 或更新的版本，当前为 ${process.versions.node}。`);
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the packages of package-lock.json unless they are there already. */
export function installPackages() {
  checkNode();
  const installed = `${ROOT}node_modules/.package-lock.json`;
  const lock = `${ROOT}package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('正在安装依赖 Installing packages …');
  // Not `npm ci`: it insists on the binaries of every platform, which a closed network's registry may not hold.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** How tests and benches start it: quiet, and asking nobody on its own. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium: JILAN_CHROMIUM, or where Debian and its kin put it; null when there is none. */
export function findChromium() {
  return [process.env.JILAN_CHROMIUM, ...CHROMIUM].find((path) => path && existsSync(path)) ?? null;
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

/** Installs Chromium and a CJK font with apt where that is allowed; otherwise says what to install and stops. */
export function installBrowser() {
  if (findChromium() && hasChineseFont()) return;
  const root = process.getuid?.() === 0;
  const apt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  if (root && apt) {
    console.log('正在安装 Chromium 与中文字体 Installing Chromium and a CJK font …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'],
      env,
    );
  }
  if (findChromium() && hasChineseFont()) return;
  console.error(
    '浏览器测试需要 Chromium 和中文字体。请安装后重试（Debian：apt-get install chromium fonts-noto-cjk），',
  );
  console.error('或用 JILAN_CHROMIUM 指出浏览器的路径。');
  console.error('The browser tests need Chromium and a CJK font. Install them and try again');
  console.error('(Debian: apt-get install chromium fonts-noto-cjk), or name a browser in JILAN_CHROMIUM.');
  process.exit(1);
}
