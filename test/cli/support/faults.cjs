// Loaded before the command line: makes the file system fail as permission bits would, were the tests not run by root.
const fs = require('node:fs');
const { isMainThread, parentPort } = require('node:worker_threads');

const faults = JSON.parse(process.env.FAULTS);
const { readFile, readdir } = fs.promises;

const fail = (code) => Object.assign(new Error(`${code}: made up by a test`), { code });
const refuse = (path) => {
  if (faults[fs.existsSync(path) ? fs.realpathSync(path) : path] === 'unreadable') throw fail('EACCES');
};

fs.promises.readdir = async (path, ...rest) => {
  refuse(path);
  return readdir(path, ...rest);
};

fs.promises.readFile = async (path, ...rest) => {
  refuse(path);
  const content = await readFile(path, ...rest);
  const real = fs.realpathSync(path);
  // Who only looks for imports reads text; the read that counts is that of bytes.
  if (rest.length > 0) return content;
  if (faults[real] === 'changes-after-read') {
    delete faults[real];
    fs.appendFileSync(real, '# typed meanwhile\n');
  }
  if (faults[real] === 'vanishes-after-read') {
    delete faults[real];
    fs.rmSync(real);
  }
  return content;
};

const killers = Object.keys(faults).filter((path) => faults[path] === 'kills-thread');
if (killers.length > 0 && !isMainThread) {
  // Ends the thread when it is handed the file, as running out of memory would.
  parentPort.on('message', (message) => {
    const tasks = message.params?.[1] ?? [];
    if (tasks.some(({ path }) => killers.some((killer) => killer.endsWith(`/${path}`)))) process.exit(13);
  });
}

const { open: openFile, rename } = fs.promises;
const has = (path, wanted) =>
  Object.entries(faults).some(([at, fault]) => fault === wanted && String(path).startsWith(at));
fs.promises.open = async (path, flags, ...rest) => {
  if (!String(flags).startsWith('w')) return openFile(path, flags, ...rest);
  if (has(path, 'unwritable')) throw fail('EACCES');
  const file = await openFile(path, flags, ...rest);
  if (Object.values(faults).includes('disk-full')) {
    file.writeFile = async (data) => {
      await file.write(data, 0, Math.floor(data.length / 2));
      throw fail('ENOSPC');
    };
  }
  if (has(path, 'no-space')) file.writeFile = () => Promise.reject(fail('ENOSPC'));
  return file;
};
fs.promises.rename = async (from, to) => {
  // What was kept goes back: only the way there is blocked.
  if (has(to, 'unrenamable') && !String(from).endsWith('.kept')) throw fail('EACCES');
  return rename(from, to);
};
