// Loaded before the command line: makes the file system fail as permission bits would, were the tests not run by root.
const fs = require('node:fs');

const faults = JSON.parse(process.env.FAULTS);
const { readFile, readdir } = fs.promises;
const { write } = fs;

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
  if (faults[real] === 'changes-after-read') {
    delete faults[real];
    fs.appendFileSync(real, '# typed meanwhile\n');
  }
  return content;
};

if (Object.values(faults).includes('disk-full')) {
  fs.write = (fd, data, offset, length, position, done) =>
    write(fd, data, offset, Math.floor(length / 2), position, () => done(fail('ENOSPC')));
}
